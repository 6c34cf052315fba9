import { textsOf } from "./texts";

export default textsOf(import.meta.glob<string>("./topics/*/ar.md", { eager: true, query: "?raw", import: "default" }));
