import type { Messages } from "./messages";

const parts = import.meta.glob<Messages>("../**/words/es.json", { eager: true, import: "default" });

export default Object.assign({}, ...Object.values(parts)) as Messages;
