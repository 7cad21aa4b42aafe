import { basename, join } from "node:path";
import type * as z from "zod";
import type { AudienceProfile } from "../model/audience.ts";
import { report } from "../model/diagnostics.ts";
import type { SourceFile } from "../model/source.ts";
import { dataSchemas } from "../schemas/schemas.ts";
import { suggest } from "../text/suggest.ts";
import { listFiles } from "./list-files.ts";
import { type DataFile, readData } from "./read-data.ts";

type ProfileData = z.output<typeof dataSchemas.audience>;
type ProfileFile = DataFile<ProfileData>;

/** Settings that an edition cannot do without; a profile has them itself or from its bases. */
const NEEDED = [
  "name",
  "language",
  "jurisdiction",
  "responder",
  "maxSensitivity",
  "minutes",
  "slides",
  "theme",
] as const satisfies (keyof ProfileData)[];

const NO_EVALUATION = { rules: [], statements: [], answers: ["Yes", "No"], questions: [] };

/** Reads every profile of the folder, with what each inherits filled in. */
export async function loadProfiles(folder: string): Promise<{
  files: SourceFile[];
  profiles: Map<string, AudienceProfile>;
  /** Ids of profiles that cannot be used, since they or what they extend have mistakes. */
  broken: string[];
}> {
  const paths = await listFiles(folder, [".yaml"]);
  const byId = new Map<string, ProfileFile>();
  for (const data of await Promise.all(
    paths.map((path) => readData(join(folder, path), dataSchemas.audience)),
  )) {
    byId.set(basename(data.file.path, ".yaml"), data);
  }
  const profiles = new Map<string, AudienceProfile>();
  for (const id of byId.keys()) {
    const lineage = lineageOf(id, byId);
    const profile = lineage && inherit(lineage, byId);
    if (profile) profiles.set(id, profile);
  }
  return {
    files: [...byId.values()].map(({ file }) => file),
    profiles,
    broken: [...byId.keys()].filter((id) => !profiles.has(id)),
  };
}

/** The profile and those it extends, nearest first; undefined where the chain is broken. */
function lineageOf(id: string, byId: ReadonlyMap<string, ProfileFile>): string[] | undefined {
  const lineage: string[] = [];
  for (let next: string | undefined = id; next !== undefined; ) {
    const { file, read }: ProfileFile = byId.get(next) as ProfileFile;
    if (!read) return undefined;
    lineage.push(next);
    const base: string | undefined = read.value.extends;
    if (base !== undefined && lineage.includes(base)) {
      report(file, "profile-cycle", read.offsetOf(["extends"]), {
        message: `The profile "${next}" extends itself: ${[...lineage, base].join(" → ")}.`,
        expected: "a profile that does not lead back here",
        help: 'Take the "extends" line out of one of them.',
      });
      return undefined;
    }
    if (base !== undefined && !byId.has(base)) {
      report(file, "unknown-audience", read.offsetOf(["extends"]), {
        message: `There is no profile "${base}" to extend.`,
        help: suggest(base, byId.keys()),
      });
      return undefined;
    }
    next = base;
  }
  return lineage;
}

/** Lists replace, maps merge, nearest wins; being abstract is never inherited. */
function inherit(
  lineage: readonly string[],
  byId: ReadonlyMap<string, ProfileFile>,
): AudienceProfile | undefined {
  const chain = lineage.map((id) => byId.get(id) as ProfileFile);
  const own = chain[0] as ProfileFile;
  const merged: Record<string, unknown> = {};
  for (const { read } of [...chain].reverse()) {
    for (const [key, value] of Object.entries(read?.value ?? {})) {
      if (value === undefined) continue;
      merged[key] = isMap(value) && isMap(merged[key]) ? { ...merged[key], ...value } : value;
    }
  }
  const data = merged as ProfileData;
  const abstract = own.read?.value.abstract ?? false;
  if (!abstract && !isComplete(data, own)) return undefined;
  return {
    id: lineage[0] as string,
    lineage,
    name: data.name ?? "",
    title: data.title,
    abstract,
    language: data.language ?? "en",
    jurisdiction: data.jurisdiction ?? "",
    responder: data.responder ?? "no",
    route: data.route ?? [],
    maxSensitivity: data.maxSensitivity ?? 0,
    notTopics: data.notTopics ?? [],
    ages: data.ages,
    vocabulary: data.vocabulary ?? {},
    scenarios: data.scenarios ?? [],
    minutes: { default: data.minutes?.default ?? 0, standard: data.minutes?.standard ?? [] },
    pace: data.pace ?? 1,
    slides: { min: data.slides?.min ?? 1, max: data.slides?.max ?? Number.POSITIVE_INFINITY },
    readingAge: data.readingAge,
    theme: data.theme ?? "",
    colour: data.colour,
    motif: data.motif,
    branding: data.branding,
    documents: data.documents,
    worksheetRules: data.worksheetRules ?? [],
    nextWeek: data.nextWeek ?? [],
    card: { ...data.card, rules: data.card?.rules ?? [] },
    questionSlips: {
      ...data.questionSlips,
      rules: data.questionSlips?.rules ?? [],
      asksName: data.questionSlips?.asksName ?? false,
    },
    evaluation: { ...NO_EVALUATION, ...data.evaluation },
    // Without a word on it, nobody's name is asked for.
    attendance: data.attendance ?? "head-count",
    slots: data.slots ?? {},
    country: data.country,
    at: (path) => {
      const home = chain.find(({ read }) => hasPath(read?.value, path)) ?? own;
      const kebab = path.map((step) =>
        typeof step === "string" ? step.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`) : step,
      );
      return { file: home.file, offset: home.read?.offsetOf(kebab) ?? 0 };
    },
  };
}

function isComplete(data: ProfileData, own: ProfileFile): boolean {
  const missing: string[] = NEEDED.filter((key) => data[key] === undefined);
  if (data.minutes && data.minutes.default === undefined) missing.push("minutes.default");
  for (const key of missing) {
    const setting = key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
    report(own.file, "bad-data", 0, {
      message: `This profile has no "${setting}", and inherits none.`,
      expected: `${setting}: …`,
      help: 'Add it here or in a profile that this one extends; or say "abstract: true" if it is only a base.',
    });
  }
  return missing.length === 0;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function hasPath(value: unknown, path: readonly PropertyKey[]): boolean {
  let node = value;
  for (const step of path) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, step)) return false;
    node = (node as Record<PropertyKey, unknown>)[step];
  }
  return node !== undefined;
}
