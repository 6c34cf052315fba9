import { textsOf } from "./texts";

export default textsOf(import.meta.glob<string>("./topics/*/fr.md", { eager: true, query: "?raw", import: "default" }));
