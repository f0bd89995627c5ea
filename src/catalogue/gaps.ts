/**
 * Names Xano knows that do not run here yet, and why. Using one is an error that says so; `known-gaps.md` is made of
 * this list. A name leaves it when its definition enters the catalogue.
 */
const reasons = {
	database: "it needs a database, which this version does not have",
	server: "it needs a running server, which this version does not have",
	cloud: "it needs a vendor's cloud service",
	files: "file storage does not run here yet",
	sandbox: "user JavaScript does not run here yet",
	library: "it is not part of this version's standard library yet",
	tests: "assertions run with `xano test`, which this version does not have",
} as const;

const names: Readonly<Record<keyof typeof reasons, readonly string[]>> = {
	database: [
		"addon.call", "db.add", "db.add_or_edit", "db.bulk.add", "db.bulk.delete", "db.bulk.patch", "db.bulk.update", "db.del",
		"db.direct_query", "db.edit", "db.external.mssql.direct_query", "db.external.mysql.direct_query",
		"db.external.oracle.direct_query", "db.external.postgres.direct_query", "db.external.snowflake.direct_query", "db.get",
		"db.has", "db.increment", "db.patch", "db.query", "db.schema", "db.set_datasource", "db.truncate",
	],
	server: [
		"api.call", "api.realtime_event", "api.stream", "await", "function.call", "middleware.call", "realtime.get_session",
		"realtime.publish", "security.create_auth_token", "task.call", "tool.call", "trigger.call", "util.get_input",
		"util.get_raw_input", "util.set_header", "workflow_test.call", "mcp.elicit", "mcp.oauth.complete", "mcp.oauth.request",
		"mcp.oauth.revoke", "mcp.progress",
	],
	cloud: [
		"action.call", "action.package.call", "ai.agent.run", "ai.external.mcp.server_details", "ai.external.mcp.tool.list",
		"ai.external.mcp.tool.run", "api.microservice", "cloud.algolia.request", "cloud.aws.opensearch.document",
		"cloud.aws.opensearch.query", "cloud.aws.opensearch.request", "cloud.aws.s3.delete_file", "cloud.aws.s3.get_file_info",
		"cloud.aws.s3.list_directory", "cloud.aws.s3.read_file", "cloud.aws.s3.sign_url", "cloud.aws.s3.upload_file",
		"cloud.azure.storage.delete_file", "cloud.azure.storage.get_file_info", "cloud.azure.storage.list_directory",
		"cloud.azure.storage.read_file", "cloud.azure.storage.sign_url", "cloud.azure.storage.upload_file",
		"cloud.elasticsearch.document", "cloud.elasticsearch.query", "cloud.elasticsearch.request",
		"cloud.google.storage.delete_file", "cloud.google.storage.get_file_info", "cloud.google.storage.list_directory",
		"cloud.google.storage.read_file", "cloud.google.storage.sign_url", "cloud.google.storage.upload_file", "cloud.job",
		"cloud.job.await", "cloud.job.status", "datadog.log", "datadog.log_bulk", "datadog.metric", "datadog.metric_bulk",
		"microservice.request", "util.ip_lookup", "util.send_email", "webflow.request",
	],
	files: [
		"storage.create_attachment", "storage.create_audio", "storage.create_file_resource", "storage.create_image",
		"storage.create_video", "storage.delete_file", "storage.read_file_resource", "storage.sign_private_url",
		"stream.from_csv", "stream.from_jsonl", "stream.from_request", "zip.add_to_archive", "zip.create_archive",
		"zip.delete_from_archive", "zip.extract", "zip.view_contents",
	],
	sandbox: [
		"api.lambda", "lambda", "lambda_every", "lambda_filter", "lambda_find", "lambda_findIndex", "lambda_map",
		"lambda_reduce", "lambda_some",
	],
	library: [
		"redis.count", "redis.decr", "redis.del", "redis.get", "redis.has", "redis.incr", "redis.keys", "redis.pop", "redis.push",
		"redis.range", "redis.ratelimit", "redis.remove", "redis.set", "redis.shift", "redis.unshift", "security.check_password",
		"security.create_curve_key", "security.create_password", "security.create_rsa_key", "security.create_secret_key",
		"security.decrypt", "security.encrypt", "security.jwe_decode", "security.jwe_decode_legacy", "security.jwe_encode",
		"security.jwe_encode_legacy", "security.jws_decode", "security.jws_encode", "security.random_bytes", "util.geo_distance",
		"util.template_engine", "convert_encoding", "decrypt", "detect_encoding", "encrypt", "escape", "from_utf8", "jwe_decode",
		"jwe_encode", "jws_decode", "jws_encode", "list_encodings", "secureid_decode", "secureid_encode", "sql_alias", "sql_esc",
		"text_escape", "text_unescape", "to_expr", "to_utf8", "xml_decode", "yaml_decode", "yaml_encode",
	],
	tests: [
		"expect.to_be_defined", "expect.to_be_empty", "expect.to_be_false", "expect.to_be_greater_than",
		"expect.to_be_in_the_future", "expect.to_be_in_the_past", "expect.to_be_less_than", "expect.to_be_null",
		"expect.to_be_true", "expect.to_be_within", "expect.to_contain", "expect.to_end_with", "expect.to_equal",
		"expect.to_match", "expect.to_not_be_defined", "expect.to_not_be_null", "expect.to_not_equal", "expect.to_start_with",
		"expect.to_throw",
	],
};

/** Every known gap with its reason as a sentence. */
export function knownGaps(): ReadonlyMap<string, string> {
	const gaps = new Map<string, string>();
	for (const [reason, list] of Object.entries(names) as [keyof typeof reasons, readonly string[]][]) {
		for (const name of list) gaps.set(name, `\`${name}\` does not run here: ${reasons[reason]}`);
	}
	return gaps;
}

/** The gaps by reason, for the page that lists them. */
export function gapsByReason(): readonly { readonly reason: string; readonly names: readonly string[] }[] {
	return (Object.keys(names) as (keyof typeof reasons)[]).map((reason) => ({ reason: reasons[reason], names: names[reason] }));
}
