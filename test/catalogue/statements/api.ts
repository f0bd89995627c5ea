import { sendRequest } from "../../../src/catalogue/statements/api/request.js";
import { apiStatements } from "../../../src/catalogue/statements/api.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { getKey } from "../../../src/values/object.js";
import { openClient } from "../../host/requests.js";
import { type ContextOptions, contextWith } from "../functions/context.js";

export interface ApiResult {
	readonly request: XanoObject;
	readonly response: XanoObject;
}

/** Runs `api.request` as compiled code does: attributes that are left out hold their default or null. */
export async function request(attributes: Record<string, Value>, options: ContextOptions = {}): Promise<ApiResult> {
	const [definition] = apiStatements;
	const complete: Record<string, Value> = {};
	for (const declared of definition?.attributes ?? []) {
		const given = attributes[declared.name];
		complete[declared.name] = given === undefined ? (declared.default ?? null) : given;
	}
	const context = contextWith({ http: openClient(), ...options });
	const result = (await sendRequest({ context, subject: null, attributes: complete, each: null })) as XanoObject;
	return { request: getKey(result, "request") as XanoObject, response: getKey(result, "response") as XanoObject };
}
