import { buildConsole } from "../supabase/stack/console-build.ts";
import { root } from "./install.mjs";

// npm run build: the console's bundle, when its sources changed.
const isBuilt = await buildConsole(root, (line) => console.log(line));
console.log(isBuilt ? "Console built." : "The console is up to date.");
