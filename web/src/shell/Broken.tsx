import { useWords } from "@/language/useWords";

/** A fault of the page itself, also a part of it that could not be fetched after an update. */
export function Broken() {
  const t = useWords();
  return (
    <div className="empty" role="alert">
      <h1>{t("broken.title")}</h1>
      <p>{t("broken.text")}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t("broken.reload")}
      </button>
    </div>
  );
}
