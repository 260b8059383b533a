/** Loads a module without its remark that this Node is older than it likes; it is tested with it. */
export async function silenceRuntimeWarning<Module>(load: () => Promise<Module>): Promise<Module> {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words);
  };
  try {
    return await load();
  } finally {
    console.warn = warn;
  }
}
