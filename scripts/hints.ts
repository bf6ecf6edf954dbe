/** What `npm start` says once the server answers. */
import { LOCAL_ACCOUNT } from "./dev-vars.ts";

/** The server's address and key (null where no key is known), and commands to try in a shell. */
export function hints(url: string, key: string | null): string {
  const session = `${LOCAL_ACCOUNT}.first`;
  const bearer = (name: string) => `-H "Authorization: Bearer $${name}"`;
  const json = `-H "Content-Type: application/json"`;
  const token = `sed 's/.*"token":"\\([^"]*\\)".*/\\1/'`;
  return `
Ready: ${url}    API: ${url}/docs
Key:   ${key ?? "the one whose hash is in .dev.vars"}

Try, in another terminal (the first line once, for the others to use):

  URL=${url} KEY=${key ?? "…"}; TOKEN=$(curl -s -X POST $URL/v1/sessions ${bearer("KEY")} ${json} -d '{"id":"first"}' | ${token})

  curl -s $URL/v1/sessions/${session}/messages ${bearer("TOKEN")} ${json} -d '{"text":"Ann Lee moved to Berlin"}'
  curl -N $URL/v1/sessions/${session}/events?after=0 ${bearer("TOKEN")}
  npm run feed -- client/feed/sample.txt --url ${url}

Ctrl-C stops the server; what sessions hold stays in .wrangler/state.
`;
}
