import { Link } from "@tanstack/react-router";
import { useWords } from "@/language/useWords";
import { useNarrow } from "@/parts/useNarrow";
import { ROOM, useTopic } from "./useHelp";

/** Without room beside, help is a page, from which the way back leads; else it stands beside. */
export function HelpButton({ open, toggle }: { open: boolean; toggle: () => void }) {
  const t = useWords();
  const narrow = useNarrow(ROOM - 1);
  const topic = useTopic();
  const name = t("help.this");
  if (narrow || !topic) {
    return (
      <Link to={topic ? "/help/$topic" : "/help"} {...(topic ? { params: { topic } } : {})} className="button help-button" aria-label={name} title={name}>
        ?
      </Link>
    );
  }
  return (
    <button type="button" className="button help-button" aria-label={name} title={name} aria-expanded={open} aria-controls={open ? "help" : undefined} onClick={toggle}>
      ?
    </button>
  );
}
