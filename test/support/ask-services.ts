/** Asks the process that makes what test files share; the first to ask waits while it is made. */
export async function askServices(path: string): Promise<string> {
  const answer = await fetch(`${process.env.NAERVAER_TEST_SERVICES}${path}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
