import { textsOf } from "./texts";

export default textsOf(import.meta.glob<string>("./topics/*/es.md", { eager: true, query: "?raw", import: "default" }));
