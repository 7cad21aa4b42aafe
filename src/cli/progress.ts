import type { ListrTaskWrapper } from "listr2";
import type { BuildTools } from "../build.ts";
import { STAGES } from "../build.ts";

/** Shows how far a build is. `end` is to be called when it is over, however it ended. */
export interface Progress {
  show: BuildTools["progress"];
  end: (ok: boolean) => Promise<void>;
}

/** Shows nothing: for `--json`. */
export const silent: Progress = { show: () => undefined, end: async () => undefined };

/** Starts a task list on a terminal, plain lines in a pipe. Both on standard error. */
export async function startProgress(): Promise<Progress> {
  return process.stderr.isTTY ? startTaskList() : plainLines();
}

function plainLines(): Progress {
  let last = "";
  return {
    show(stage) {
      if (stage !== last) process.stderr.write(`${stage} …\n`);
      last = stage;
    },
    end: async () => undefined,
  };
}

async function startTaskList(): Promise<Progress> {
  // Only terminals pay for it.
  const { Listr, PRESET_TIMER } = await import("listr2");
  type Task = ListrTaskWrapper<object, never, never>;
  const stages = STAGES.map((name) => {
    let finish: (ok: boolean) => void = () => undefined;
    const finished = new Promise<boolean>((resolve) => {
      finish = resolve;
    });
    return { name, finish, finished, task: undefined as Task | undefined };
  });
  const list = new Listr(
    stages.map((stage) => ({
      title: stage.name,
      task: async (_: object, task: unknown) => {
        stage.task = task as Task;
        if (!(await stage.finished)) stage.task.skip();
      },
    })),
    { rendererOptions: { timer: PRESET_TIMER }, fallbackRenderer: "simple" },
  );
  const running = list.run().catch(() => undefined);
  return {
    show(name, done, of) {
      const at = stages.findIndex((stage) => stage.name === name);
      for (const stage of stages.slice(0, at)) stage.finish(true);
      const { task } = stages[at] ?? {};
      if (task && of > 1) task.title = `${name} (${done} of ${of})`;
    },
    async end(ok) {
      for (const stage of stages) stage.finish(ok);
      await running;
    },
  };
}
