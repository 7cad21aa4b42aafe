import { describePlans } from "./session-plans.ts";

// Conformance tries a hundred.
await describePlans(8);
