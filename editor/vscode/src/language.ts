/** What the editor calls the language; the manifest declares it. */
export const languageId = "xanoscript";
