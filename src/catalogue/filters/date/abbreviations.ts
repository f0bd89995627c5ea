/**
 * Abbreviations of time zones as PHP reads them: the first meaning of each in its `timezone_abbreviations_list`, in
 * seconds east of UTC; summer times are marked with a star. Historical local mean times are left out. The letters are
 * the military zones.
 */
const table =
	"acdt*37800 acst34200 addt*-7200 adt*-10800 aedt*39600 aest36000 ahdt*-32400 ahst-36000 akdt*-28800 akst-32400 " +
	"apt*-10800 ast-14400 awdt*32400 awst28800 awt*-10800 bst*3600 cat7200 cddt*-14400 cdt*-18000 cemt*10800 cest*7200 " +
	"cet3600 chst36000 cpt*-18000 cst-21600 cwt*-18000 eat10800 eddt*-10800 edt*-14400 eest*10800 eet7200 ept*-14400 " +
	"est-18000 ewt*-14400 gdt*39600 gmt0 gst36000 hdt*-34200 hkst*32400 hkt28800 hpt*-34200 hst-36000 hwt*-34200 " +
	"iddt*14400 idt*10800 ist7200 jdt*36000 jst32400 kdt*36000 kst30600 mddt*-18000 mdt*-21600 mest*7200 met3600 " +
	"mpt*-21600 msd*14400 msk10800 mst-25200 mwt*-21600 nddt*-5400 ndt*-9052 npt*-9000 nst-12600 nwt*-9000 nzdt*46800 " +
	"nzmt41400 nzst43200 pddt*-21600 pdt*-25200 pkst*21600 pkt18000 ppt*-25200 pst-28800 pwt*-25200 sast7200 sst-39600 " +
	"uct0 utc0 wast*7200 wat3600 wemt*7200 west*3600 wet0 wib25200 wit32400 wita28800 yddt*-25200 ydt*-28800 ypt*-28800 " +
	"yst-32400 ywt*-28800 a3600 b7200 c10800 d14400 e18000 f21600 g25200 h28800 i32400 k36000 l39600 m43200 n-3600 " +
	"o-7200 p-10800 q-14400 r-18000 s-21600 t-25200 u-28800 v-32400 w-36000 x-39600 y-43200 z0";

export interface Abbreviation {
	/** Seconds east of UTC, summer time included. */
	readonly offset: number;
	readonly isSummerTime: boolean;
}

let abbreviations: ReadonlyMap<string, Abbreviation> | null = null;

/** What an abbreviation such as `EST` means, in any case; undefined when PHP knows none of that name. */
export function findAbbreviation(name: string): Abbreviation | undefined {
	abbreviations ??= new Map(
		Array.from(table.matchAll(/([a-z]+)(\*?)(-?\d+)/g), ([, letters = "", star, offset]) => [
			letters,
			{ offset: Number(offset), isSummerTime: star === "*" },
		]),
	);
	return abbreviations.get(name.toLowerCase());
}

/**
 * The abbreviations in use today, by the long English names Unicode gives the same times. Zones without one are shown
 * by their offset, as in the tz database.
 */
const longNames: Readonly<Record<string, string>> = {
	"Alaska Daylight Time": "AKDT",
	"Alaska Standard Time": "AKST",
	"Atlantic Daylight Time": "ADT",
	"Atlantic Standard Time": "AST",
	"Australian Central Daylight Time": "ACDT",
	"Australian Central Standard Time": "ACST",
	"Australian Eastern Daylight Time": "AEDT",
	"Australian Eastern Standard Time": "AEST",
	"Australian Western Standard Time": "AWST",
	"British Summer Time": "BST",
	"Central Africa Time": "CAT",
	"Central Daylight Time": "CDT",
	"Central European Standard Time": "CET",
	"Central European Summer Time": "CEST",
	"Central Indonesia Time": "WITA",
	"Central Standard Time": "CST",
	"Chamorro Standard Time": "ChST",
	"China Standard Time": "CST",
	"Coordinated Universal Time": "UTC",
	"Cuba Daylight Time": "CDT",
	"Cuba Standard Time": "CST",
	"East Africa Time": "EAT",
	"Eastern Daylight Time": "EDT",
	"Eastern European Standard Time": "EET",
	"Eastern European Summer Time": "EEST",
	"Eastern Indonesia Time": "WIT",
	"Eastern Standard Time": "EST",
	"Greenwich Mean Time": "GMT",
	"Hawaii-Aleutian Daylight Time": "HDT",
	"Hawaii-Aleutian Standard Time": "HST",
	"Hong Kong Standard Time": "HKT",
	"India Standard Time": "IST",
	"Irish Standard Time": "IST",
	"Israel Daylight Time": "IDT",
	"Israel Standard Time": "IST",
	"Japan Standard Time": "JST",
	"Korean Standard Time": "KST",
	"Mexican Pacific Standard Time": "MST",
	"Moscow Standard Time": "MSK",
	"Moscow Summer Time": "MSD",
	"Mountain Daylight Time": "MDT",
	"Mountain Standard Time": "MST",
	"New Zealand Daylight Time": "NZDT",
	"New Zealand Standard Time": "NZST",
	"Newfoundland Daylight Time": "NDT",
	"Newfoundland Standard Time": "NST",
	"Pacific Daylight Time": "PDT",
	"Pacific Standard Time": "PST",
	"Pakistan Standard Time": "PKT",
	"Philippine Standard Time": "PST",
	"Samoa Standard Time": "SST",
	"South Africa Standard Time": "SAST",
	"Taipei Standard Time": "CST",
	"West Africa Standard Time": "WAT",
	"West Africa Time": "WAT",
	"Western European Standard Time": "WET",
	"Western European Summer Time": "WEST",
	"Western Indonesia Time": "WIB",
};

/** The abbreviation of a long English name; undefined where only the offset is used. */
export function abbreviationOf(longName: string): string | undefined {
	return Object.hasOwn(longNames, longName) ? longNames[longName] : undefined;
}
