import { resolve } from "node:path";

/** What a person can ask of `npm start`. */
export interface StackOptions {
  /** Port asked for; undefined = the default, which may move on to a free one. */
  port?: number;
  host: string;
  /** Folder of everything this copy keeps (secrets, database, uploaded files). */
  dataFolder: string;
  demo: boolean;
  reset: boolean;
  build: boolean;
}

export const usage = `npm start -- [options]
  --port N      listen on port N (an error when taken); default 8022 or the next free one
  --host H      listen on address H; default 127.0.0.1 (this machine only)
  --data DIR    keep everything in DIR; default .local in the checkout
  --no-demo     start empty: no demo accounts, no demo records
  --reset       throw away what the data folder holds and begin anew
  --no-build    serve the console as it was last built`;

/** Reads the command line. Throws with a sentence for the person who typed it. */
export function parseOptions(argv: readonly string[], root: string): StackOptions {
  const options: StackOptions = {
    host: process.env.HOST_ADDRESS || "127.0.0.1",
    dataFolder: resolve(root, ".local"),
    demo: true,
    reset: false,
    build: true,
  };
  const rest = argv.flatMap((argument) => {
    const equals = argument.startsWith("--") ? argument.indexOf("=") : -1;
    return equals > 0 ? [argument.slice(0, equals), argument.slice(equals + 1)] : [argument];
  });
  const value = (name: string) => {
    const next = rest.shift();
    if (next === undefined || next.startsWith("--")) throw new Error(`${name} needs a value.\n\n${usage}`);
    return next;
  };
  while (rest.length > 0) {
    const name = rest.shift() as string;
    if (name === "--port") options.port = parsePort(value(name));
    else if (name === "--host") options.host = value(name);
    // npm runs scripts in the package's folder; INIT_CWD is where the person typed the command.
    else if (name === "--data") options.dataFolder = resolve(process.env.INIT_CWD ?? process.cwd(), value(name));
    else if (name === "--no-demo") options.demo = false;
    else if (name === "--reset") options.reset = true;
    else if (name === "--no-build") options.build = false;
    else throw new Error(`Unknown option ${name}.\n\n${usage}`);
  }
  return options;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port must be 1–65535, not "${text}".`);
  return port;
}
