import { join } from "node:path";
import type { Limits } from "../catalogue/define.js";
import type { Clock, Environment, HttpClient } from "../host/ports.js";
import { folderStore } from "../host/store.js";
import { systemHost } from "../host/system.js";
import { withTemporaryFiles } from "../host/temporary.js";
import type { RunPorts } from "../runtime/run.js";
import type { EngineOptions } from "./options.js";

/** The folder of a project that its programs store things in. */
export const storeFolder = ".xano";

/** The doors that are the same whatever a run is about. Temporary files last as long as what this gives is used. */
export function portsOf(
	{ host, project, timeZone = "UTC", hides }: EngineOptions,
	clock: Clock,
	limits: Limits,
): Pick<RunPorts, "clock" | "random" | "files" | "store" | "limits" | "timeZone" | "hides"> {
	return {
		clock,
		random: host?.random ?? systemHost().random,
		files: host?.files ?? systemHost().files,
		store: withTemporaryFiles(host?.store ?? folderStore(join(project.root, storeFolder))),
		limits,
		timeZone,
		...(hides ? { hides } : {}),
	};
}

/** What sends the requests of runs in an environment, whose secrets it may have to keep. */
export function httpClientOf({ host }: EngineOptions, environment: Environment): HttpClient {
	const http = host?.http ?? systemHost().http;
	return typeof http === "function" ? http(environment) : http;
}
