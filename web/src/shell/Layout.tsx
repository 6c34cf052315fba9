import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useParams, useRouter, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { dropHeld, takeUp } from "@/call/pending";
import { asRefusal, type Refusal } from "@/call/refusal";
import { HelpButton } from "@/features/help/HelpButton";
import { HelpPanel } from "@/features/help/HelpPanel";
import { useHelp } from "@/features/help/useHelp";
import { codeNameOf, isInvitation, operationQuery } from "@/features/operations/operations";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { Glyph } from "@/parts/Glyph";
import { HandlingBanner, MarkingProvider } from "@/parts/Handling";
import { Notices, useTell } from "@/parts/Notices";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { Brand } from "./Brand";
import { useAsks, useClose } from "./asks";
import { useArrival, useFocusKept } from "./focus";
import { KeySheet } from "./KeySheet";
import { keyOf, press, useKey } from "./keys";
import { LineLost } from "./LineLost";
import { Me } from "./Me";
import { operationPlaces, type Place, places } from "./navigation";
import { Palette } from "./Palette";
import { isRefused, useSession } from "./session";
import { TopClock } from "./TopClock";
import { Welcome } from "./Welcome";

/** Everything that stands around a page. */
export function Layout() {
  return (
    <Notices>
      <MarkingProvider>
        <Around />
      </MarkingProvider>
    </Notices>
  );
}

function Around() {
  const t = useWords();
  const session = useSession();
  const [finds, setFinds] = useState(false);
  const { asks, ask, close } = useAsks(["keys"]);
  const [menu, setMenu] = useState(false);
  const help = useHelp();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setMenu(false), [path]);
  useArrival();
  useFocusKept();
  useKey("/", t("key.find"), () => setFinds(true));
  useKey("?", t("key.sheet"), () => ask("keys"));
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && keyOf(event) === "k") {
        event.preventDefault();
        setFinds(true);
      } else press(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      {session.signedIn && <HandlingBanner />}
      <LineLost />
      <header className="top">
        <Link to="/" className="brand" aria-label="Cordon">
          <Brand />
        </Link>
        {session.signedIn && (
          <>
            <span className="seat">{session.country ? t.country(session.country) : t("secretariat")}</span>
            <button type="button" className="find" onClick={() => setFinds(true)}>
              <span>{t("find")}</span>
              <kbd aria-hidden="true">/</kbd>
            </button>
            <HelpButton open={help.opened !== undefined} toggle={help.toggle} />
            <TopClock />
          </>
        )}
        <Me sheet={() => ask("keys")} />
      </header>
      {session.signedIn ? (
        <>
          <div className="frame">
            <Rail open={menu} />
            <main className="content" id="main" tabIndex={-1}>
              <TakenUp />
              <Outlet />
            </main>
            {help.opened && <HelpPanel topic={help.opened} close={help.close} />}
          </div>
          <Tabs menu={menu} toggle={() => setMenu(!menu)} />
          <PlaceKeys />
        </>
      ) : (
        <main id="main" tabIndex={-1}>
          <Welcome />
        </main>
      )}
      {finds && session.signedIn && <Palette close={() => setFinds(false)} />}
      {asks && <KeySheet close={() => void close()} />}
    </>
  );
}

const IDLE_MS = 5_000;

/** Once there is time, every part is fetched: who loses the line goes on from page to page. */
function usePartsAtHand(): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => Object.values(router.routesById).forEach((route) => void router.loadRouteChunk(route)), IDLE_MS);
    return () => clearTimeout(timer);
  }, [router]);
}

function PlaceKeys() {
  const session = useSession();
  const t = useWords();
  const navigate = useNavigate();
  usePartsAtHand();
  useKey("g ?", t("help.title"), () => void navigate({ to: "/help" }));
  return places.filter((place) => place.for(session)).map((place) => <PlaceKey key={place.to} place={place} />);
}

function PlaceKey({ place }: { place: Place }) {
  const t = useWords();
  const navigate = useNavigate();
  useKey(`g ${place.key}`, t(place.name), () => void navigate({ to: place.to }));
  return null;
}

function Rail({ open }: { open: boolean }) {
  const t = useWords();
  const session = useSession();
  return (
    <nav className={`rail${open ? " open" : ""}`} aria-label={t("nav.main")}>
      <h2>{session.country ? t("nav.desk") : t("secretariat")}</h2>
      {places
        .filter((place) => place.for(session))
        .map((place) => (
          <RailLink key={place.to} to={place.to}>
            {t(place.name)}
          </RailLink>
        ))}
      <OperationRail />
      <h2>{t("nav.words")}</h2>
      <RailLink to="/help">{t("help.title")}</RailLink>
      <RailLink to="/status">{t("nav.status")}</RailLink>
    </nav>
  );
}

/** A place of an operation has pages of its own below it. */
const WITHIN = /\$operation\/./;

function RailLink({ to, params, children }: { to: string; params?: { operation: string }; children: string }) {
  return (
    <Link to={to} {...(params ? { params } : {})} activeOptions={{ exact: !WITHIN.test(to), includeSearch: false }} activeProps={{ "aria-current": "page" }}>
      {children}
    </Link>
  );
}

/** The operation at hand, and what there is of it. */
function OperationRail() {
  const t = useWords();
  const session = useSession();
  const { operation: operationId } = useParams({ strict: false });
  const operation = useQuery({ ...operationQuery(operationId ?? ""), enabled: operationId !== undefined }).data;
  if (!operationId || !operation || isInvitation(operation)) return null;
  return (
    <>
      <h2 dir="auto">{codeNameOf(operation)}</h2>
      {operationPlaces
        .filter((place) => place.for(session))
        .map((place) => (
          <RailLink key={place.to} to={place.to} params={{ operation: operationId }}>
            {t(place.name)}
          </RailLink>
        ))}
    </>
  );
}

/** At the thumb, below 1000 px. */
function Tabs({ menu, toggle }: { menu: boolean; toggle: () => void }) {
  const t = useWords();
  const session = useSession();
  return (
    <nav className="tabs" aria-label={t("nav.menu")}>
      {places
        .filter((place) => place.near && place.for(session))
        .map((place) => (
          <Link key={place.to} to={place.to} activeProps={{ "aria-current": "page" }}>
            <Glyph shape={place.shape} />
            {t(place.name)}
          </Link>
        ))}
      <button
        type="button"
        aria-expanded={menu}
        onClick={() => {
          toggle();
          scrollTo({ top: 0 });
        }}
      >
        <Glyph shape="menu" />
        {t("nav.menu")}
      </button>
    </nav>
  );
}

/** What waited for a second factor is done now. */
function TakenUp() {
  const t = useWords();
  const tell = useTell();
  const client = useQueryClient();
  const session = useSession();
  const [refusal, setRefusal] = useState<Refusal>();
  const person = useRef(session);
  const close = useClose();
  const take = () =>
    void takeUp(person.current)
      .then((done) => {
        setRefusal(undefined);
        if (!done) return;
        tell(t(...done));
        void close();
        // What is asked for the first time may have been answered before it was done, and is not asked again by itself.
        void client.cancelQueries().then(() => client.invalidateQueries());
      })
      .catch((fault: unknown) => setRefusal(asRefusal(fault)));
  // Once, when the page comes back from the sign-in; where that was refused, the first page tells it.
  useEffect(() => {
    if (!isRefused()) take();
  }, []);
  if (!refusal) return null;
  return (
    <Dialog
      title={t("stepup.taken")}
      close={() => {
        dropHeld();
        setRefusal(undefined);
      }}
    >
      <RefusalPanel title={t("stepup.refused")} refusal={refusal} again={take} />
    </Dialog>
  );
}
