// The way to the service: the local server, or a worker in which the library runs. Both take the same JSON.

export class Refused extends Error {
  constructor(error) {
    super(error.words);
    this.code = error.code;
    this.problems = error.problems || [];
  }
}

const byServer = (way) => async (request) => {
  let response;
  try {
    response = await fetch("call", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Start": way.start },
      body: JSON.stringify(request),
    });
  } catch {
    throw new Refused({ code: "gone", words: way.gone });
  }
  if (response.status === 403) throw new Refused({ code: "gone", words: await response.text() });
  if (!response.ok) throw new Refused({ code: "refused", words: await response.text() });
  return response.json();
};

const byWorker = (way) => {
  const worker = new Worker(way.script, { type: "module" });
  const waiting = new Map();
  let number = 0;
  worker.addEventListener("message", ({ data }) => {
    waiting.get(data.number)?.(JSON.parse(data.answer));
    waiting.delete(data.number);
  });
  return (request) =>
    new Promise((resolve) => {
      number += 1;
      waiting.set(number, resolve);
      worker.postMessage({ number, request: JSON.stringify(request) });
    });
};

export const connect = (way, language) => {
  const send = way.kind === "worker" ? byWorker(way) : byServer(way);
  const numbers = new Map();
  const call = async (name, values = {}) => {
    const answer = await send({ name, arguments: values, language });
    if (answer.error) throw new Refused(answer.error);
    return answer.value;
  };
  // Of calls for one place only the last counts; for the others nothing comes back.
  const latest = async (place, name, values) => {
    const number = (numbers.get(place) || 0) + 1;
    numbers.set(place, number);
    const isLate = () => numbers.get(place) !== number;
    try {
      const value = await call(name, values);
      return isLate() ? undefined : value;
    } catch (error) {
      if (isLate()) return undefined;
      throw error;
    }
  };
  return { call, latest };
};
