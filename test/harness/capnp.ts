/** Writes workerd's configuration (workerd.capnp) for one Worker on one socket. */
import type { WorkerBuild } from "./build.ts";

/** The key that names the objects' folder on disk and derives their ids. */
export function uniqueKey(className: string): string {
  return `lean-agentic-${className}`;
}

/** Name of the service that holds the objects' files, and of the one socket. */
export const STORAGE = "storage";
export const SOCKET = "http";

/** Capnp's text strings take C escapes; JSON's are a subset of them, except for \u. */
function quote(text: string): string {
  let out = '"';
  for (const byte of Buffer.from(text, "utf8")) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    out += plain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`;
  }
  return `${out}"`;
}

export interface ConfigOptions {
  /** Absolute path of the objects' directory. */
  storage: string;
  /** Text bindings. */
  bindings: Readonly<Record<string, string>>;
}

/** The configuration file's text. It embeds the modules by name: they lie beside it (absolute paths are import paths there). */
export function configText(build: WorkerBuild, options: ConfigOptions): string {
  const modules = build.modules.map(
    (module) => `(name = ${quote(module.name)}, ${module.kind} = embed ${quote(module.name)})`,
  );
  const bindings = build.objects.map(
    (object) => `(name = ${quote(object.binding)}, durableObjectNamespace = ${quote(object.className)})`,
  );
  for (const [name, value] of Object.entries({ ...build.vars, ...options.bindings })) {
    bindings.push(`(name = ${quote(name)}, text = ${quote(value)})`);
  }
  const services = [
    `(name = "main", worker = .main)`,
    `(name = "${STORAGE}", disk = (path = ${quote(options.storage)}, writable = true))`,
  ];
  if (build.assets !== null) {
    bindings.push(`(name = ${quote(build.assets.binding)}, service = "assets")`);
    services.push(`(name = "assets", disk = (path = ${quote(build.assets.directory)}, writable = false))`);
  }
  const namespaces = build.objects.map(
    (object) =>
      `(className = ${quote(object.className)}, uniqueKey = ${quote(uniqueKey(object.className))}, enableSql = true)`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${services.join(", ")}],
  sockets = [(name = "${SOCKET}", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [
    ${modules.join(",\n    ")},
  ],
  compatibilityDate = ${quote(build.compatibilityDate)},
  compatibilityFlags = [${build.compatibilityFlags.map(quote).join(", ")}],
  bindings = [${bindings.join(", ")}],
  durableObjectNamespaces = [${namespaces.join(", ")}],
  durableObjectStorage = (localDisk = "${STORAGE}"),
);
`;
}
