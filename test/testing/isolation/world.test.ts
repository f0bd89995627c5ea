import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { systemHost } from "../../../src/host/system.js";
import { createEngine, projectFromText } from "../../../src/index.js";
import { type TestWorld, testWorld } from "../../../src/testing/isolation/world.js";
import { functionText } from "../../engine/support.js";
import { emptyFolder } from "../../host/folder.js";

const now = Date.UTC(2025, 0, 31, 12);

function worldOf(given: { seed?: number; test?: string; construct?: string; now?: number | null } = {}): TestWorld {
	const { clock, files } = systemHost();
	return testWorld({ seed: 0, construct: "f", test: "a test", now, sleepsForReal: false, clock, files, ...given });
}

/** What a program gives in a world. */
async function outcome(
	parts: { stack: string; response: string },
	world = worldOf(),
	root = "/nowhere",
): Promise<unknown> {
	const project = projectFromText("f.xs", functionText("f", parts), root);
	const engine = createEngine({ project, env: {}, host: { ...world } });
	return (await engine.run({ function: "f" })).response;
}

/** Programs whose value is a matter of chance. */
const chances: Record<string, { stack: string; response: string }> = {
	"the filter uuid": { stack: "", response: '""|uuid' },
	"the filter create_uid": { stack: "", response: '""|create_uid' },
	"the filter shuffle": { stack: "", response: "(null|range:1:60)|shuffle" },
	"security.create_uuid": { stack: "security.create_uuid as $x", response: "$x" },
	"security.random_number": { stack: "security.random_number { min = 1 max = 1000000000 } as $x", response: "$x" },
	"security.random_bytes": { stack: "security.random_bytes { length = 16 } as $x", response: "$x|bin2hex" },
	"security.create_password": { stack: "security.create_password { character_count = 20 } as $x", response: "$x" },
	"security.create_secret_key": { stack: "security.create_secret_key { bits = 256 } as $x", response: "$x" },
	"security.create_curve_key": { stack: 'security.create_curve_key { curve = "P-256" } as $x', response: "$x" },
	"security.jwe_encode": {
		stack: 'security.jwe_encode { claims = {a: 1} key = "a-string-secret-at-least-256-bits-long" } as $x',
		response: "$x",
	},
	"security.create_auth_token": {
		stack: 'security.create_auth_token { table = "user" id = 1 extras = {} expiration = 60 } as $x',
		response: "$x",
	},
	"Math.random in JavaScript": { stack: 'api.lambda { code = "return Math.random()" } as $x', response: "$x" },
	"crypto in JavaScript": {
		stack: 'api.lambda { code = "return [crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(9))]]" } as $x',
		response: "$x",
	},
	"random in a template": {
		stack: 'util.template_engine { value = "{{ random(1000000) }} {{ [1,2,3,4,5,6,7,8,9]|shuffle|join }}" } as $x',
		response: "$x",
	},
	"the id of a started call": {
		stack: 'function.run "g" { input = {} runtime_mode = "async-shared" } as $x',
		response: "$x",
	},
	"a hashed password": {
		stack: 'function.run "h" { input = {secret: "hunter2hunter2"} } as $x',
		response: "$x",
	},
};

const others = `${functionText("g")}---\n${functionText("h", { input: "password secret", response: "$input.secret" })}`;

async function chanceOf(name: string, world: TestWorld): Promise<unknown> {
	const text = `${functionText("f", chances[name]!)}---\n${others}`;
	const engine = createEngine({ project: projectFromText("f.xs", text, "/nowhere"), env: {}, host: { ...world } });
	return (await engine.run({ function: "f" })).response;
}

describe("chance", () => {
	test.each(Object.keys(chances))("%s is the same for the same test and seed, and for no other", async (name) => {
		const first = await chanceOf(name, worldOf());
		expect(await chanceOf(name, worldOf())).toEqual(first);
		for (const other of [{ seed: 1 }, { test: "another test" }, { construct: "g" }]) {
			expect(await chanceOf(name, worldOf(other))).not.toEqual(first);
		}
	});

	test("the names of construct and test do not run together", () => {
		const id = (construct: string, name: string): string => worldOf({ construct, test: name }).random.uuid();
		expect(id("a", "b c")).not.toBe(id("a b", "c"));
		expect(id("ab", "c")).not.toBe(id("a", "bc"));
	});
});

describe("time", () => {
	test("every way to ask for it gives that of the test", async () => {
		const stack = `
			api.lambda { code = "return [Date.now(), new Date().getHours(), new Date().getTimezoneOffset()]" } as $script
			util.template_engine { value = '{{ "now"|date("Y-m-d H:i:s e") }}' } as $template`;
		const response = '{now: now, text: now|format_timestamp:"Y-m-d H:i:s", script: $script, template: $template}';
		expect(await outcome({ stack, response })).toEqual({
			now,
			text: "2025-01-31 12:00:00",
			script: [now, 12, 0],
			template: "2025-01-31 12:00:00 UTC",
		});
	});

	test("waiting takes none, and is over when it should be", async () => {
		const stack = "var $before { value = now } util.sleep { value = 3600 } var $after { value = now }";
		expect(await outcome({ stack, response: "$after - $before" })).toBe(3_600_000);
	});

	test("what timers of JavaScript waited for has passed, also for assertions", async () => {
		const world = worldOf();
		const code = "await new Promise((done) => setTimeout(done, 500)); return Date.now()";
		const created = await outcome(
			{ stack: `api.lambda { code = "${code}" timeout = 5 } as $x`, response: "$x" },
			world,
		);
		expect(created).toBe(now + 500);
		expect(world.clock.later().now()).toBeGreaterThan(created as number);
	});

	test("entries of archives carry it, wherever the machine stands", async () => {
		for (const part of ["getHours", "getDate", "getMonth", "getFullYear"] as const) {
			const elsewhere = vi.spyOn(Date.prototype, part).mockReturnValue(1999);
			onTestFinished(() => elsewhere.mockRestore());
		}
		const stack = `
			storage.create_file_resource { filename = "a.txt" filedata = "hello" } as $file
			zip.create_archive { filename = "a.zip" } as $zip
			zip.add_to_archive { file = $file filename = "a.txt" zip = $zip }
			storage.read_file_resource { value = $zip } as $read`;
		const hex = (await outcome({ stack, response: "$read.data|bin2hex" })) as string;
		const header = Buffer.from(hex, "hex");
		const [time, date] = [header.readUInt16LE(10), header.readUInt16LE(12)];
		expect([time >> 11, date & 31, (date >> 5) & 15, 1980 + (date >> 9)]).toEqual([12, 31, 1, 2025]);
	});

	test("keys of Redis expire on it", async () => {
		const stack = `
			redis.set { key = "k" data = "v" ttl = 60 }
			redis.get { key = "k" } as $early
			util.sleep { value = 61 }
			redis.get { key = "k" } as $late`;
		expect(await outcome({ stack, response: "[$early, $late]" })).toEqual(["v", false]);
	});
});

describe("what one test leaves", () => {
	test("no other one finds: keys of Redis, files, globals of JavaScript, keys for tokens", async () => {
		const leave = {
			stack: `
				redis.set { key = "left" data = "behind" }
				storage.create_attachment { value = "left behind" filename = "left.txt" } as $file
				api.lambda { code = "globalThis.left = 'behind'; Array.prototype.left = 1; Math.random = () => 4; return null" } as $x
				storage.read_file_resource { value = {path: $file.path} } as $read
				security.create_auth_token { table = "user" id = 1 extras = {} expiration = 60 } as $token`,
			response: "[$file.path, $read.data, $token]",
		};
		const root = emptyFolder();
		const [path, read] = (await outcome(leave, worldOf({ test: "leaves" }), root)) as [string, string];
		expect(read).toBe("left behind");
		expect(existsSync(join(root, ".xano"))).toBe(false);
		const look = {
			stack: `
				redis.get { key = "left" } as $key
				try_catch {
					try { storage.read_file_resource { value = {path: "${path}"} } as $read }
					catch { var $read { value = "nothing there" } }
				}
				api.lambda { code = "return [typeof left, [].left === undefined, Math.random() === 4]" } as $globals`,
			response: "[$key, $read, $globals]",
		};
		expect(await outcome(look, worldOf({ test: "looks" }), root)).toEqual([
			false,
			"nothing there",
			["undefined", true, false],
		]);
	});

	test("nothing runs differently for having run before", async () => {
		const parts = {
			stack: `
				storage.create_attachment { value = "a" filename = "a.txt" } as $file
				redis.incr { key = "n" by = 1 } as $n
				util.template_engine { value = "{% set a = 1 %}{{ a }}{{ b is defined ? 'again' : 'first' }}" } as $t`,
			response: '[$file.path, $n, $t, "aXbX"|regex_replace:"/x/i":"-", "a1b2"|regex_get_all_matches:"/\\d/"]',
		};
		const first = await outcome(parts);
		for (let time = 0; time < 3; time++) expect(await outcome(parts)).toEqual(first);
	});
});
