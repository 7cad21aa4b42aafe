import { describePlans } from "../tailor/session-plans.ts";

await describePlans(100);
