/** Recording what goes through a HttpClient to a file, and answering from such a file instead of the network. */
export { MemoryTape, recording, recordingOn } from "./cassette/recording.js";
export { replaying } from "./cassette/replaying.js";
