import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { AudienceProfile } from "../model/audience.ts";
import { report, siteOf } from "../model/diagnostics.ts";
import type { Branding, FigureSource, PictureFile, ProgrammeSettings } from "../model/programme.ts";
import type { Register } from "../model/register.ts";
import type { Origin, SourceFile } from "../model/source.ts";
import { dataSchemas } from "../schemas/schemas.ts";
import { suggest } from "../text/suggest.ts";
import { listFiles } from "./list-files.ts";
import { loadById } from "./load-by-id.ts";
import { loadProfiles } from "./load-profiles.ts";
import { loadRegister } from "./load-register.ts";
import { readData } from "./read-data.ts";
import { readSource } from "./read-source.ts";

/** Folders a project is read from. */
export interface ProjectFolders {
  programme: string;
  audiences: string;
}

/** Everything on disk that editions are made of, read but not yet understood. */
export interface Project {
  settings: ProgrammeSettings;
  modules: SourceFile[];
  scenarios: SourceFile[];
  exercises: SourceFile[];
  chapters: SourceFile[];
  figures: FigureSource[];
  pictures: ReadonlyMap<string, PictureFile>;
  /** Paths below the programme's folder that are symbolic links, and so were not read. */
  links: ReadonlySet<string>;
  brandings: ReadonlyMap<string, Branding>;
  register: Register;
  profiles: ReadonlyMap<string, AudienceProfile>;
  /** Ids of profiles that are there, but have mistakes. */
  brokenProfiles: readonly string[];
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};

/**
 * Reads the whole project. `files` are all text files with what is wrong with them; `project` is
 * undefined where so much is missing that nothing can be said about the rest.
 */
export async function loadProject(
  folders: ProjectFolders,
): Promise<{ files: SourceFile[]; project: Project | undefined }> {
  const below = (...path: string[]) => join(folders.programme, ...path);
  const texts = async (folder: string) =>
    Promise.all(
      (await listFiles(below(folder), [".md"])).map((path) => readSource(below(folder, path))),
    );
  const links = new Set<string>();
  const [main, register, profiles, modules, scenarios, exercises, chapters, figures, pictures] =
    await Promise.all([
      readData(below("programme.yaml"), dataSchemas.programme),
      loadRegister(below("register")),
      loadProfiles(folders.audiences),
      texts("modules"),
      texts("scenarios"),
      texts("exercises"),
      texts("guide"),
      loadFigures(below("figures")),
      loadPictures(folders.programme, links),
    ]);
  const brandings = await loadBrandings(below("branding"), pictures);
  const files = [
    main.file,
    ...profiles.files,
    ...register.files,
    ...modules,
    ...scenarios,
    ...exercises,
    ...chapters,
    ...figures.files,
    ...brandings.files,
  ];
  if (!main.read || !register.complete) return { files, project: undefined };
  const site = siteOf({ file: main.file, offset: main.read.offsetOf(["title"]) });
  const { quiz, ...written } = main.read.value;
  const origin: Origin = { file: main.file, offset: main.read.offsetOf(["quiz"]) };
  const settings: ProgrammeSettings = {
    ...written,
    ...(quiz !== undefined && { quiz: { exercise: quiz, origin } }),
    site,
  };
  const inOrder = (list: "modules" | "guide", found: readonly SourceFile[]): SourceFile[] =>
    namedFiles(found, list, settings[list], main.file, (place) => main.read?.offsetOf(place));
  return {
    files,
    project: {
      settings,
      modules: inOrder("modules", modules),
      scenarios,
      exercises,
      chapters: inOrder("guide", chapters),
      figures: [...figures.byId.values()],
      pictures,
      links,
      brandings: brandings.byId,
      register: register.register,
      profiles: profiles.profiles,
      brokenProfiles: profiles.broken,
    },
  };
}

/** The files of a folder that programme.yaml names, in its order. It has to name each, and each is there. */
function namedFiles(
  found: readonly SourceFile[],
  list: string,
  ids: readonly string[],
  main: SourceFile,
  offsetOf: (path: readonly PropertyKey[]) => number | undefined,
): SourceFile[] {
  const byId = new Map(found.map((file) => [file.stem ?? "", file]));
  for (const [index, id] of ids.entries()) {
    if (byId.has(id)) continue;
    report(main, "file-missing", offsetOf([list, index]), {
      message: `There is no file ${list}/${id}.md.`,
      help: suggest(id, byId.keys()),
    });
  }
  for (const [id, file] of byId) {
    if (ids.includes(id)) continue;
    report(file, "module-not-listed", 0, {
      message: `This file is in no edition, because programme.yaml does not name it under ${list}.`,
      help: `Add "${id}" there, where it should come; or delete the file.`,
    });
  }
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function loadFigures(folder: string) {
  return loadById(folder, dataSchemas.figure, ({ value, offsetOf }, file): FigureSource => {
    const at = (path: readonly PropertyKey[]): Origin => ({ file, offset: offsetOf(path) });
    const { chart, ...figure } = value;
    const points = chart?.points.map((point, index) => {
      return { ...point, origin: at(["points", index, "fact"]) };
    });
    return { ...figure, chart: chart && points && { ...chart, points }, origin: at(["id"]), at };
  });
}

function loadBrandings(folder: string, pictures: ReadonlyMap<string, PictureFile>) {
  return loadById(folder, dataSchemas.branding, ({ value, offsetOf }, file): Branding => {
    const { logo, ...branding } = value;
    const path = logo && `branding/${logo.file}`;
    const picture = path === undefined ? undefined : pictures.get(path);
    if (path !== undefined && !picture) {
      report(file, "picture-missing", offsetOf(["logo", "file"]), {
        message: `There is no picture "${path}".`,
        help: suggest(path, pictures.keys()),
      });
    }
    return { ...branding, logo: logo && picture && { picture, alt: logo.alt } };
  });
}

async function loadPictures(
  folder: string,
  links: Set<string>,
): Promise<ReadonlyMap<string, PictureFile>> {
  const paths = await listFiles(folder, Object.keys(MEDIA_TYPES), (path) => links.add(path));
  const pictures = await Promise.all(
    paths.map(async (path): Promise<[string, PictureFile]> => {
      const mediaType = MEDIA_TYPES[extname(path).toLowerCase()] as string;
      return [path, { path, mediaType, bytes: await readFile(join(folder, path)) }];
    }),
  );
  return new Map(pictures);
}
