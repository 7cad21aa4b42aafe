import { describePlans } from "./session-plans.ts";

await describePlans(28);
