/** Recording what goes through a HttpClient to a file, and answering from such a file instead of the network. */
export { recording } from "./cassette/recording.js";
export { replaying } from "./cassette/replaying.js";
