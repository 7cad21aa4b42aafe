import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** What veraPDF says of a file. */
export interface Verdict {
  /** How many things it looked at. */
  checks: number;
  /** Each rule of PDF/UA-1 that is broken: how often, its clause, what it asks. */
  broken: string[];
}

/** veraPDF, with the profile of PDF/UA-1, comes inside this package's jar. */
const JAR = "node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar";

/** What it needs of Java and Java brings no more, from Debian's libjaxb-java. */
const JAXB = [
  ...["jaxb-api", "jaxb-runtime", "jaxb-impl", "jaxb-core", "istack-commons-runtime"],
  ...["txw2", "stax-ex", "FastInfoset", "javax.activation"],
].map((name) => `/usr/share/java/${name}.jar`);

/** Validates PDFs against PDF/UA-1, all in one run of Java, which takes long to start. */
export function validate(paths: readonly string[]): Map<string, Verdict> {
  const source = join(import.meta.dirname, "PdfUa.java");
  const said = execFileSync("java", ["-cp", [JAR, ...JAXB].join(":"), source, ...paths], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64_000_000,
  });
  const lines = said.split("\n").filter((line) => paths.includes(line.split("\t", 1)[0] as string));
  return new Map(
    lines.map((line) => {
      const [path = "", checks, ...broken] = line.split("\t");
      return [path, { checks: Number(checks), broken }];
    }),
  );
}
