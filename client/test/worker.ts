/** A Worker that runs the scenario it is asked for. */
import { scenario } from "./scenario.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await scenario(await request.json()));
  },
};
