// Shows which parts of this installation work.
const names = { up: "working", degraded: "takes reports, grants nothing", down: "not working" };

function row(name, state) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  const value = document.createElement("span");
  label.textContent = name.charAt(0).toUpperCase() + name.slice(1);
  value.textContent = names[state] ?? state;
  value.className = state;
  item.append(label, value);
  return item;
}

async function show() {
  const list = document.getElementById("services");
  try {
    const answer = await fetch("/api/state", { cache: "no-store" });
    const state = await answer.json();
    const parts = Object.entries(state.services).sort();
    list.replaceChildren(row("gateway", "up"), ...parts.map(([name, value]) => row(name, value)));
    document.getElementById("version").textContent = `Version ${state.version}`;
  } catch {
    list.replaceChildren(row("gateway", "down"));
  }
}

export function begin() {
  show();
  setInterval(show, 5000);
}
