/** A Worker that does nothing: starting it is the process, and no code of ours. */
export default { fetch: () => new Response("ok") } satisfies ExportedHandler;
