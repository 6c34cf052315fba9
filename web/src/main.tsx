import "@fontsource/noto-sans/latin-400.css";
import "@fontsource/noto-sans/latin-600.css";
import "@fontsource/noto-sans/latin-ext-400.css";
import "@fontsource/noto-sans/latin-ext-600.css";
import "@fontsource/noto-sans-arabic/arabic-400.css";
import "@fontsource/noto-sans-arabic/arabic-600.css";
import "@fontsource/noto-sans-mono/latin-400.css";
import "@/shell/base.css";
import "@/parts/parts.css";
import "@/parts/beside.css";
import "@/shell/shell.css";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { asksToSignIn, asRefusal, mayBeRepeated } from "@/call/refusal";
import { LanguageProvider } from "@/language/LanguageProvider";
import { router } from "@/shell/router";
import { SessionProvider } from "@/shell/session";
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
