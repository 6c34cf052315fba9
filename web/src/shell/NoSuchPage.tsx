import { Link } from "@tanstack/react-router";
import { useWords } from "@/language/useWords";

export function NoSuchPage() {
  const t = useWords();
  return (
    <div className="empty">
      <h1>{t("notfound.title")}</h1>
      <Link to="/">{t("missing.home")}</Link>
    </div>
  );
}
