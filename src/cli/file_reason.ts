const reasons: Readonly<Record<string, string>> = {
	ENOENT: "there is no such file",
	EISDIR: "it is a folder",
	EEXIST: "a file is in the way",
	ENOTDIR: "a file is in the way",
	EACCES: "access is denied",
	ENOSPC: "the disk is full",
	ERR_FS_FILE_TOO_LARGE: "it is too large",
};

/** Why a file could not be read or written, for the end of a sentence. */
export function fileReason(thrown: unknown): string {
	const { code = "unknown reason", syscall } = thrown as NodeJS.ErrnoException;
	// Below /proc, say: what is missing is not the folder above.
	if (code === "ENOENT" && syscall === "mkdir") return "no folder can be made there";
	return reasons[code] ?? code;
}
