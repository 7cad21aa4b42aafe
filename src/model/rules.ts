/** How bad a finding is: an error stops the build, a warning does not (unless `--strict`). */
export type Severity = "error" | "warning";

interface Rule {
  severity: Severity;
  /** What the rule protects, in one sentence for `CONTRIBUTING.md` and reviewers. */
  about: string;
}

const error = (about: string): Rule => ({ severity: "error", about });
const warning = (about: string): Rule => ({ severity: "warning", about });

/**
 * Every rule Lectern knows. An id is permanent: people search for it, scripts filter by it.
 * Each has a fixture under `tests/rules/` that triggers it.
 */
export const RULES = {
  // Reading files
  "file-missing": error("A file or folder the programme needs is there."),
  "not-utf8": error("Source files are UTF-8."),
  "file-too-large": error("A source file has a size that a person could have written."),
  "reserved-character": error("Text holds none of the characters Lectern marks values with."),
  "yaml-syntax": error("YAML can be read."),
  "bad-data": error("YAML and front matter have the keys and values their schema asks for."),
  "front-matter-missing": error("A module, scenario or exercise begins with front matter."),
  "duplicate-id": error("An id names one thing."),
  "module-not-listed": warning("A module that is there is named in programme.yaml."),
  "id-differs-from-file": error("A file is called after the id it holds."),

  // Audience profiles
  "unknown-audience": error("An audience that is named has a profile."),
  "profile-cycle": error("A profile does not extend itself."),
  "unknown-motif": error("A profile's motif exists."),
  "unknown-theme": error("A profile's theme exists."),
  "unknown-topic": error("A topic stands in the programme's list."),

  // Markdown
  "stray-colons": error("A run of colons opens or closes a block; anything else would be shown."),
  "unknown-block": error("Blocks and leaves have names Lectern knows."),
  "bad-block": error("A block has the braces its kind asks for and nothing else."),
  "unclosed-block": error("A block is closed by as many colons as opened it."),
  "unclosed-code": error("A code fence is closed."),
  "block-in-code": error("A block does not stand inside code, where it would hide nothing."),
  "break-in-block": error("A slide break stands outside blocks."),
  "block-in-wrong-place": error("A block stands on its own, not between list items or table rows."),
  "setext-heading": error("Headings are written with #, so that --- is only ever a slide break."),
  "raw-html": error("Content holds no HTML, no script and no style."),
  "stray-comment": error("The only comment in a slide is its settings."),
  "unsupported-markdown": error("Content uses only the Markdown that slides can show."),
  "too-deep": error("Nesting stays within what a person could have written."),
  "slide-settings-missing": error("Each slide begins with its settings."),
  "slide-without-title": error("Each slide has a heading that names it."),
  "slide-before-settings": error("Nothing stands before a slide's settings."),
  "heading-skipped": error("Headings go down one level at a time, so that they can be followed."),
  "table-too-long": error("A table on a slide is short enough to be taken in."),
  "vague-link": error("A link's own text says where it leads."),

  // Values and references
  "misplaced-value": error("A {{value}} stands in running text, where it can be replaced."),
  "unknown-value": error("A {{value}} names something that exists."),
  "unknown-reference": error("A scenario, exercise or figure that is named exists."),
  "term-form-missing": error("A term has the form that is asked for."),
  "fact-unverified": error("What could not be verified is not taught."),
  "fact-second-hand": error("A second-hand statistic stays out of participants' text."),
  "law-not-in-force": error("Law that is not known to be in force is not taught as law."),
  "chart-not-number": error("A chart's values are numbers, as the register has them."),
  "chart-mixed": error("A chart compares what is measured in one way, or says how it differs."),
  "fact-stale": warning("A fact or contact is checked again when it is due."),
  "slot-undeclared": error("A slot that an audience sees is declared in its profile."),
  "contact-not-for-audience": error("An audience is only told numbers that are for it."),
  "instrument-altered": error("Legal text equals the frozen text of the register, byte for byte."),
  "term-unknown-in-vocabulary": error("A vocabulary names terms that exist."),

  // Where everything of the source documents went
  "coverage-missing": error(
    "Each item of the source documents is carried on or said to be dropped.",
  ),
  "coverage-dangling": error("What carries an item exists, and some edition shows it."),
  "coverage-dropped": error("An item is dropped only for a reason that fits what it is."),

  // Content
  "typed-contact": error("Numbers to call and addresses come from the register."),
  "typed-figure": error("Statistics come from the register, with their source."),
  "typed-law": error("Names of laws come from the register, with their source."),
  "typed-number": warning("A number in the text is from the register, or a person looked at it."),
  "number-not-there": warning("A number that was looked at still stands in the text."),
  "banned-word": error("Words that harm are only shown as bad examples, to each audience."),
  "dead-string": error("Numbers, periods and slogans that are out of date are printed nowhere."),
  "invites-disclosure": error("No question asks people to tell of themselves before the others."),
  "false-promise": error("Nothing is promised that nobody can keep."),
  "sensitivity-too-low": error("What has words that ask for care says how sensitive it is."),
  "picture-missing": error("A picture that is named exists."),
  "picture-outside": error("Pictures come from inside the programme."),
  "picture-without-text": error("A picture has alternative text."),
  "picture-text-useless": error("Alternative text says what the picture shows."),
  "unused-scenario": warning("A scenario is shown somewhere."),
  "for-nobody": warning("Text for an audience stands in something that this audience sees."),
  "key-missing": error("A scenario and each exercise item has a reasoned key."),
  "incomplete-case": error("A scenario has beats and questions; an exercise has steps."),

  // Editions
  "empty-edition": error("An edition has slides."),
  "empty-figure": error("A list in a figure or exercise has an entry for everyone who sees it."),
  "empty-slide": error("A slide says more than its title."),
  "title-too-long": error("A slide's title fits on two lines and in one breath."),
  "same-title-twice": error("Two slides in a row have titles that tell them apart."),
  "too-few-minutes": error("A session has the minutes that what is core takes."),
  "slide-count": warning("An edition has as many slides as its profile plans."),
  "hard-to-read": warning("An edition's text asks for no more schooling than its profile allows."),
  "dead-link": error("A link inside an edition leads to a slide that it has."),

  // Keeping people safe
  "content-note-missing": error(
    "An edition begins with a note on what is coming, and says who is there for people.",
  ),
  "ground-rules-missing": error(
    "An edition has the ground rules that keep private stories out of the room.",
  ),
  "telling-slide-missing": error("An edition says what to do if someone tells you."),
  "what-to-do-missing": error("An edition says what to do."),
  "help-not-last": error("An edition ends with where help is to be had."),
  "emergency-not-first": error(
    "Whom to call in danger comes before every other contact where an edition says what to do and where help is.",
  ),
  "route-against-status": error(
    "A route gives people the steps that are theirs, and none that only first responders take.",
  ),
  "contact-against-jurisdiction": error(
    "An edition prints only contacts that are there for the place it is for.",
  ),
  "unknown-jurisdiction": error(
    "A place that a profile or contact is for stands in programme.yaml.",
  ),
  "unfit-for-audience": error(
    "What names an audience is fit for it, by sensitivity, topics and ages.",
  ),
  "slide-too-full": error("A slide has no more words than people can read while they listen."),
  "notes-missing": error("Each slide has notes that a stranger can teach from."),
  "notes-length": warning(
    "Notes are long enough to teach from, and short enough to use while speaking.",
  ),

  // Documents and output
  "template-error": error("A template can be read and names values that exist."),
  "slide-overflows": error(
    "A slide's content stays inside the slide, and what is on paper inside its pages.",
  ),
  "text-under-foot": error("A slide's content stays clear of its foot."),
  "text-cut-off": error("No box cuts off the text that it holds."),
  "out-of-box": error("What stands in a box, a cell or a drawing stays inside it."),
  "boxes-overlap": error("Texts and pictures do not lie over one another."),
  "contrast-too-low": error("Text has a contrast of 4.5 to 1 or more to what lies behind it."),
  "contrast-low": warning("Text has a contrast of 7 to 1 or more to what lies behind it."),
  "figure-contrast": error("What a figure draws has a contrast of 3 to 1 to what it lies on."),
  "text-too-small": error(
    "Text has 18 pt on a slide and 11 pt on paper; citations and the foot have less.",
  ),
  "told-by-colour": error("Nothing is told by colour alone."),
  "page-reference-broken": error("A page that is named is one that the reader can turn to."),
  "glyph-missing": error("The embedded fonts have a shape for each character."),
  "document-too-long": error("What has to lie on so many pages does."),
  "output-broken": error("An output file has its pages, text, tags, outline, title and language."),
  leak: error("Nothing participants get holds what is not for them."),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
