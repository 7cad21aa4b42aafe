import type { Kit } from "./documents/kit.ts";
import { composePackPage, type PackFolder } from "./documents/pack/pack-page.ts";
import type { FormatContext } from "./formats/format.ts";
import { html } from "./formats/html/html.ts";
import { INDEX, writeZip } from "./formats/zip/zip.ts";
import { type Document, folderFor, type OutputFile } from "./model/document.ts";
import type { ParticipantEdition, Reader } from "./model/edition.ts";

/** A pack: whom it is for, and what it holds of an edition's files. */
interface PackKind {
  reader: Reader;
  name: string;
  about: string;
  /** What the names of its file and its folder end with. */
  ending: string;
  folders: readonly { reader: Reader; path: string; title: string; about: string }[];
}

const PACKS: readonly PackKind[] = [
  {
    reader: "participant",
    name: "Everything in one file",
    about: "all of these documents in one zip file, to save, share and open without the internet",
    ending: "pack",
    folders: [
      {
        reader: "participant",
        path: "",
        title: "The documents",
        about: "Open a page here, or a PDF to print and to share. Nothing needs the internet.",
      },
    ],
  },
  {
    reader: "trainer",
    name: "Everything for the day",
    about: "all documents for the trainer and for the participants in one zip file",
    ending: "trainer-pack",
    folders: [
      {
        reader: "trainer",
        path: "",
        title: "For the trainer alone",
        about: "These hold notes and answers. Do not pass them on to participants.",
      },
      {
        reader: "participant",
        path: "for-participants/",
        title: "For the participants",
        about: "These may be shown, handed out and shared.",
      },
    ],
  },
];

/** What packs are made with. */
interface PackingTools {
  kit: Kit;
  context: FormatContext;
  date: Date;
}

/** Packs all files of an edition: once those for participants, and once all for the trainer. */
export async function packEdition(
  edition: ParticipantEdition,
  files: readonly OutputFile[],
  { kit, context, date }: PackingTools,
): Promise<OutputFile[]> {
  const packs = PACKS.map(async ({ reader, name, about, ending, folders }) => {
    const held = folders.map(
      (folder): PackFolder => ({
        ...folder,
        files: files
          .filter((file) => file.reader === folder.reader)
          .map((file) => ({ file, href: folder.path + nameOf(file.path) })),
      }),
    );
    const page: Document = {
      ...composePackPage(edition, kit, held),
      ...{ id: "pack", name, about, printing: undefined },
      ...{ edition: edition.name, audience: edition.audience.id, reader },
      formats: [html.id],
      pages: undefined,
    };
    const index = await html.write(page, undefined, context);
    const all = held.flatMap((folder) => folder.files);
    const root = `${edition.name}-${ending}`;
    const bytes = writeZip(
      [
        { path: `${root}/${INDEX}`, bytes: index.bytes },
        ...all.map(({ file, href }) => ({ path: `${root}/${href}`, bytes: file.bytes })),
      ],
      date,
    );
    return {
      path: `${folderFor(reader)}/${edition.name}/${root}.zip`,
      ...{ edition: edition.name, audience: edition.audience.id, document: "pack" },
      ...{ name, about, format: "zip", reader, pages: all.length, bytes },
    };
  });
  return Promise.all(packs);
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
