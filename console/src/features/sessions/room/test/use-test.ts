import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { loadJitsi } from "../../../../lib/jitsi/load-jitsi";
import { deviceProblem, listen, stop } from "./devices";
import { LineError, needed, roundTrip, throughput } from "./measure";
import { type LineName, lineNames, type Outcome } from "./test-line";

const blank = Object.fromEntries(lineNames.map((name) => [name, { state: "waiting" }])) as Record<LineName, Outcome>;
const loudEnough = 0.08;
const listenFor = 8000;

/** Runs the lines of the test one by one; devices are given back as soon as their line is done. */
export function useTest(domain: string | null | undefined, part: "central" | "delegate" | undefined) {
  const { t } = useTranslation("room");
  const [lines, setLines] = useState(blank);
  const [level, setLevel] = useState(0);
  const [camera, setCamera] = useState<MediaStream>();
  const [isRunning, setRunning] = useState(false);
  const held = useRef<MediaStream>(undefined);
  const ending = useRef(new AbortController());

  const put = useCallback((name: LineName, outcome: Outcome) => {
    if (!ending.current.signal.aborted) setLines((before) => ({ ...before, [name]: outcome }));
  }, []);

  useEffect(() => {
    ending.current = new AbortController();
    const { current } = ending;
    return () => {
      current.abort();
      stop(held.current);
    };
  }, []);

  const device = (name: LineName, error: unknown) =>
    put(name, { state: "fail", text: t(`test.${deviceProblem(error)}`) });
  const network = (name: LineName, error: unknown) => {
    if (!(error instanceof LineError)) put(name, { state: "fail", text: t("test.error", { reason: String(error) }) });
    else if (error.cause === "absent") put(name, { state: "skipped", text: t("test.line.absent") });
    else put(name, { state: "fail", text: t(error.cause === "busy" ? "test.line.busy" : "status.slow") });
  };

  const runs: Record<Exclude<LineName, "speakers">, () => Promise<void>> = {
    server: async () => {
      if (!domain) return put("server", { state: "fail", text: t("test.server.unset") });
      put("server", { state: "running" });
      await loadJitsi(domain, 10_000).then(
        () => put("server", { state: "pass", text: t("test.server.ok", { domain }), values: { reachable: 1 } }),
        () => put("server", { state: "fail", text: t("test.server.no", { domain }), values: { reachable: 0 } }),
      );
    },
    roundTrip: async () => {
      put("roundTrip", { state: "running" });
      try {
        const ms = await roundTrip(ending.current.signal);
        const state = ms <= needed.roundTripMs ? "pass" : "fail";
        put("roundTrip", { state, text: t("test.roundTrip.ok", { ms, most: needed.roundTripMs }), values: { ms } });
      } catch (error) {
        network("roundTrip", error);
      }
    },
    line: async () => {
      put("line", { state: "running" });
      try {
        const { down, up } = await throughput(ending.current.signal);
        const state = Math.min(down, up) >= needed.mbps ? "pass" : "fail";
        const model = part ? `. ${t("test.line.model", { mbps: needed.model[part] })}` : "";
        put("line", { state, text: t("test.line.ok", { down, up, least: needed.mbps }) + model, values: { down, up } });
      } catch (error) {
        network("line", error);
      }
    },
    camera: async () => {
      put("camera", { state: "running" });
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ video: true });
        stop(held.current);
        held.current = stream;
        setCamera(stream);
        const { width = 0, height = 0 } = stream.getVideoTracks()[0]?.getSettings() ?? {};
        put("camera", { state: "asking", text: t("test.camera.ok", { width, height }), values: { width, height } });
      } catch (error) {
        device("camera", error);
      }
    },
    microphone: async () => {
      put("microphone", { state: "running", text: t("test.microphone.say") });
      let stream: MediaStream | undefined;
      try {
        stream = await navigator.mediaDevices.getUserMedia({ audio: true });
        const source = stream;
        const peak = await new Promise<number>((done) => {
          let highest = 0;
          const finish = () => {
            clearTimeout(timer);
            silence();
            done(highest);
          };
          const silence = listen(source, (now) => {
            setLevel(now);
            highest = Math.max(highest, now);
            if (highest >= loudEnough) finish();
          });
          const timer = window.setTimeout(finish, listenFor);
        });
        const isHeard = peak >= loudEnough;
        put("microphone", {
          state: isHeard ? "pass" : "fail",
          text: t(isHeard ? "test.microphone.ok" : "test.microphone.silent"),
          values: { peak: Math.round(peak * 100) },
        });
      } catch (error) {
        device("microphone", error);
      } finally {
        stop(stream);
        setLevel(0);
      }
    },
    screen: async () => {
      if (!navigator.mediaDevices?.getDisplayMedia)
        return put("screen", {
          state: "skipped",
          text: t(navigator.mediaDevices ? "test.screen.phone" : "test.insecure"),
        });
      put("screen", { state: "running" });
      try {
        stop(await navigator.mediaDevices.getDisplayMedia({ video: true }));
        put("screen", { state: "pass", text: t("test.screen.ok") });
      } catch (error) {
        device("screen", error);
      }
    },
  };

  /** The person's own word on what no program can see or hear. */
  const answer = (name: "camera" | "speakers", isGood: boolean) => {
    if (name === "camera") {
      stop(held.current);
      setCamera(undefined);
    }
    put(name, { ...lines[name], state: isGood ? "pass" : "fail" });
  };

  const runAll = async () => {
    setRunning(true);
    for (const name of ["server", "roundTrip", "line", "camera", "microphone"] as const) await runs[name]();
    setRunning(false);
  };

  return { lines, level, camera, isRunning, runAll, run: (name: keyof typeof runs) => void runs[name](), answer };
}
