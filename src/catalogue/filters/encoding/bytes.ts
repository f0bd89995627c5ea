export { bytesOf, textOfBytes } from "../../../values/bytes.js";
