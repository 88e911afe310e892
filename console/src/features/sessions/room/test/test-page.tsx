import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { ErrorState } from "../../../../components/error-state";
import { PageHeader } from "../../../../components/page-header";
import { PageLoading } from "../../../../components/page-loading";
import { useRpc, useRpcQuery } from "../../../../components/use-rpc";
import { AppError, toAppError } from "../../../../lib/app-error";
import { formatDateTime } from "../../../../lib/date-time";
import { may } from "../../../../lib/me";
import { supabase } from "../../../../lib/supabase";
import { ComingTests } from "./coming-tests";
import { chime } from "./devices";
import "./test.css";
import { lineNames, TestLine } from "./test-line";
import { useTest } from "./use-test";

type Point = {
  id: number;
  part: "central" | "delegate";
  point: { name: string };
  session: { id: number; code: string; title: string; starts_at: string; status: string };
};

function usePoint(sessionId: number | undefined, pointId: number | undefined) {
  return useQuery<Point, AppError>({
    queryKey: ["session_points", "test", sessionId, pointId],
    enabled: pointId !== undefined,
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("session_points")
        .select(
          "id, part, point:meeting_points!point_id(name), session:sessions!session_id(id, code, title, starts_at, status)",
        )
        .eq("id", pointId as number)
        .eq("session_id", sessionId as number)
        .maybeSingle();
      if (error) throw toAppError(error, status);
      if (!data)
        throw new AppError({
          message: "no such point",
          statusCode: 404,
          code: "",
          key: "session.not_found",
          params: {},
        });
      return data as unknown as Point;
    },
  });
}

/** Whether a point can take part: tried at the point itself, line by line; for a session's point the result is recorded. */
export function Page() {
  const { t } = useTranslation("room");
  const { id, pointId } = useParams();
  const isOfPoint = pointId !== undefined;
  const point = usePoint(isOfPoint ? Number(id) : undefined, isOfPoint ? Number(pointId) : undefined);
  const server = useRpcQuery<{ domain: string | null }>("meeting_server");
  if (server.isLoading || (isOfPoint && point.isLoading)) return <PageLoading />;
  if (isOfPoint && !point.data) return <ErrorState error={point.error} onRetry={() => point.refetch()} />;
  return (
    <div className="page test">
      <PageHeader
        title={t("test.title")}
        subtitle={
          point.data
            ? `${t("test.forPoint", { point: point.data.point.name, session: point.data.session.title })} · ${formatDateTime(point.data.session.starts_at)}`
            : t("test.lead")
        }
        back={point.data ? { label: point.data.session.code, to: `/sessions/${point.data.session.id}` } : undefined}
      />
      {isOfPoint || !may("sessions.test") ? null : <ComingTests />}
      <TestSheet domain={server.data?.domain} point={point.data} />
    </div>
  );
}

function TestSheet({ domain, point }: { domain: string | null | undefined; point: Point | undefined }) {
  const { t } = useTranslation("room");
  const { lines, level, camera, isRunning, runAll, run, answer } = useTest(domain, point?.part);
  return (
    <>
      <section className="sheet">
        <div className="test-head">
          {point ? <p className="muted">{t("test.lead")}</p> : <h2 className="sheet-title">{t("test.coming.here")}</h2>}
          <Button type="primary" size="large" loading={isRunning} onClick={runAll}>
            {t("test.startAll")}
          </Button>
        </div>
        <ol className="test-lines">
          {lineNames.map((name) => (
            <TestLine key={name} name={name} outcome={lines[name]}>
              {name === "camera" && lines.camera.state === "asking" ? (
                <>
                  <Picture stream={camera} />
                  <Ask text={t("test.camera.ask")} onAnswer={(isGood) => answer("camera", isGood)} />
                </>
              ) : null}
              {name === "microphone" && lines.microphone.state === "running" ? (
                <meter className="test-level" min={0} max={1} value={level} aria-label={t("test.microphone.title")} />
              ) : null}
              {name === "speakers" ? (
                <div className="test-buttons">
                  <Button onClick={chime}>{t("test.speakers.play")}</Button>
                  <Ask text={t("test.speakers.ask")} onAnswer={(isGood) => answer("speakers", isGood)} />
                </div>
              ) : lines[name].state === "running" || lines[name].state === "asking" ? null : (
                <Button size="small" disabled={isRunning} onClick={() => run(name)}>
                  {t(lines[name].state === "waiting" ? "test.start" : "test.again")}
                </Button>
              )}
            </TestLine>
          ))}
        </ol>
      </section>
      <section className="sheet sheet-pad">
        {point ? (
          may("sessions.test") ? (
            <RecordForm point={point} lines={lines} />
          ) : (
            <p className="muted">{t("test.record.notYours")}</p>
          )
        ) : (
          <p className="muted">{t("test.record.general")}</p>
        )}
      </section>
    </>
  );
}

function Picture({ stream }: { stream: MediaStream | undefined }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current && stream) video.current.srcObject = stream;
  }, [stream]);
  return <video ref={video} className="test-picture" autoPlay muted playsInline />;
}

function Ask({ text, onAnswer }: { text: string; onAnswer: (isGood: boolean) => void }) {
  const { t } = useTranslation("room");
  return (
    <div className="test-buttons">
      <span>{text}</span>
      <Button onClick={() => onAnswer(true)}>{t("test.yes")}</Button>
      <Button onClick={() => onAnswer(false)}>{t("test.no")}</Button>
    </div>
  );
}

function RecordForm({ point, lines }: { point: Point; lines: ReturnType<typeof useTest>["lines"] }) {
  const { t } = useTranslation(["room", "common"]);
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);
  const save = useRpc("record_test", { success: t("test.record.saved"), onSuccess: () => setNote("") });
  const open = lineNames.filter((name) => !["pass", "fail", "skipped"].includes(lines[name].state));
  const failed = lineNames.filter((name) => lines[name].state === "fail");
  const results = Object.fromEntries(
    lineNames.map((name) => [name, { state: lines[name].state, ...lines[name].values }]),
  );
  const record = (isPassed: boolean) => {
    const text = note.trim();
    if (!isPassed && !text) return setMissing(true);
    save.run({ p_session_point_id: point.id, p_is_passed: isPassed, p_results: results, p_note: text || null });
  };
  return (
    <>
      <h2 className="sheet-title">{t("test.record.title")}</h2>
      {open.length ? <p className="muted">{t("test.record.open", { count: open.length })}</p> : null}
      <label htmlFor="test-note">{t("test.record.note")}</label>
      <Input.TextArea
        id="test-note"
        value={note}
        status={isMissing ? "error" : undefined}
        aria-invalid={isMissing || undefined}
        aria-describedby="test-note-hint"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        onChange={(event) => {
          setNote(event.target.value);
          setMissing(false);
        }}
      />
      <p id="test-note-hint" className={isMissing ? "test-missing" : "muted"} role={isMissing ? "alert" : undefined}>
        {t("test.record.noteHint")}
      </p>
      <div className="test-buttons">
        <Button
          type="primary"
          disabled={open.length > 0 || failed.length > 0}
          loading={save.isPending}
          onClick={() => record(true)}
        >
          {t("test.record.savePassed")}
        </Button>
        <Button loading={save.isPending} onClick={() => record(false)}>
          {t("test.record.saveFailed")}
        </Button>
      </div>
    </>
  );
}
