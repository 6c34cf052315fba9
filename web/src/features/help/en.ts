import { textsOf } from "./texts";

export default textsOf(import.meta.glob<string>("./topics/*/en.md", { eager: true, query: "?raw", import: "default" }));
