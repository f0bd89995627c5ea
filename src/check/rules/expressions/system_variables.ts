import { rule } from "../../rule.js";
import { propose } from "../../suggestions.js";

/** What Xano itself sets, by the names its documentation and its engine know. */
export const systemVariableNames: ReadonlySet<string> = new Set([
	"remote_ip",
	"http_headers",
	"request_uri",
	"request_method",
	"request_querystring",
	"request_auth_token",
	"api_baseurl",
	"datasource",
	"branch",
	"tenant",
]);

/** `$env.$remote_pi`: there may be others than those known here, so only what resembles one of them is mentioned. */
export const systemVariables = rule({
	name: "system-variables",
	create: ({ report }) => ({
		queries: true,
		Access: ({ base, steps }) => {
			const [step] = steps;
			if (base.kind !== "Variable" || base.name !== "env" || step?.kind !== "variable-member") return;
			if (systemVariableNames.has(step.name)) return;
			const proposal = propose(
				step.name,
				systemVariableNames,
				[{ start: step.end - step.name.length, end: step.end }],
				{
					maximum: 1,
				},
			);
			if (!proposal.help) return;
			report({
				code: "unknown-system-variable",
				severity: "warning",
				message: `Xano sets no \`$env.$${step.name}\``,
				span: step,
				...proposal,
			});
		},
	}),
});
