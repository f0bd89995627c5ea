import { ApiError } from "./errors.js";

/** When everything simulated was made: the first second of 2025. Answers do not depend on the time of day. */
export const createdAt = 1_735_689_600;

/** What `GET /v1/models` lists. Requests may name any other model as well. */
const models = [
	"gpt-3.5-turbo",
	"gpt-4",
	"gpt-4o",
	"gpt-4o-mini",
	"gpt-4.1",
	"gpt-4.1-mini",
	"gpt-5",
	"gpt-5-mini",
	"o3",
	"o4-mini",
	"text-embedding-3-small",
	"text-embedding-3-large",
];

/** The body of `GET /v1/models`. */
export function listModels(): unknown {
	return { object: "list", data: models.map(describe) };
}

/**
 * The body of `GET /v1/models/{id}`.
 * @throws ApiError 404
 */
export function retrieveModel(id: string): unknown {
	if (models.includes(id)) return describe(id);
	throw new ApiError(404, `The model '${id}' does not exist.`, { param: "model", code: "model_not_found" });
}

function describe(id: string): unknown {
	return { id, object: "model", created: createdAt, owned_by: "simulator" };
}
