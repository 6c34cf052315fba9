import "@/shell/fonts.css";
import "@/shell/base.css";
import "@/parts/parts.css";
import "@/parts/beside.css";
import "@/shell/shell.css";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { asksToSignIn, asRefusal, mayBeRepeated } from "@/call/refusal";
import { LanguageProvider } from "@/language/LanguageProvider";
import { fetchPage, router } from "@/shell/router";
import { SessionProvider, sessionQuery } from "@/shell/session";
import { theme, wear } from "@/shell/theme";

wear(theme());

const client = new QueryClient({
  queryCache: new QueryCache({
    onError: (fault, query) => {
      if (asksToSignIn(asRefusal(fault)) && query.queryKey[0] !== "session") void client.invalidateQueries({ queryKey: ["session"] });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, fault) => failures < 2 && mayBeRepeated(asRefusal(fault)),
      networkMode: "always",
    },
  },
});

// Who is signed in, and the page itself, come beside the words of the language and not one after the other.
void client.prefetchQuery(sessionQuery);
void fetchPage();

// What the browser has kept of a page that was left shows who was signed in then.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

createRoot(document.getElementById("root") as HTMLElement).render(
  <LanguageProvider>
    <QueryClientProvider client={client}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </QueryClientProvider>
  </LanguageProvider>,
);
