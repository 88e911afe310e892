import { Alert, Button, Modal, Progress, Upload } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sizeText } from "../../../components/size-text";
import { useFileRules } from "../../../components/use-file-rules";
import { useRpc } from "../../../components/use-rpc";
import { type AppError, toAppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { ruleOf } from "../../../lib/file-rules";
import { sha256Of } from "../../../lib/sha256";
import { type Resume, storagePath, uploadFile } from "../../../lib/upload";

type Phase = "summing" | "sending" | "entering";

/** Sends a recording: checksum first, then the file (resumed where the server can), then its entry. */
export function RecordingUploadModal({ sessionId, onClose }: { sessionId: number; onClose: () => void }) {
  const { t } = useTranslation("session_after");
  const rules = useFileRules();
  const [file, setFile] = useState<File>();
  const [phase, setPhase] = useState<Phase>();
  const [done, setDone] = useState(0);
  const [failure, setFailure] = useState<AppError>();
  const stop = useRef<AbortController>(undefined);
  // Kept between tries: what has arrived is not sent again.
  const attempt = useRef<{ path: string; sha256?: string; resume: Resume }>(undefined);
  const { mutateAsync } = useRpc("add_recording", {
    silent: true,
    success: t("recordings.entered"),
    invalidates: ["session_recordings", "recording_accesses"],
  });
  const media = (rules ?? []).filter(({ kind }) => kind === "video" || kind === "audio");

  const choose = (chosen: File) => {
    setFile(chosen);
    setFailure(undefined);
    attempt.current = undefined;
    return false;
  };
  const begin = async () => {
    const rule = file && ruleOf(file, media);
    if (!file || !rule) return;
    stop.current = new AbortController();
    const { signal } = stop.current;
    attempt.current ??= { path: storagePath(`sessions/${sessionId}`, file.name), resume: { location: null } };
    const { path, resume } = attempt.current;
    setFailure(undefined);
    try {
      setDone(0);
      setPhase("summing");
      attempt.current.sha256 ??= await sha256Of(file, setDone, signal);
      setDone(0);
      setPhase("sending");
      await uploadFile(
        { bucket: "recordings", path, file, mediaType: rule.media_type },
        { onProgress: setDone, signal, resume },
      );
      setPhase("entering");
      await mutateAsync({
        p_session_id: sessionId,
        p_recording: {
          storage_path: path,
          file_name: file.name,
          media_type: rule.media_type,
          byte_size: file.size,
          sha256: attempt.current.sha256,
        },
      });
      onClose();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) setFailure(toAppError(error));
    } finally {
      setPhase(undefined);
    }
  };
  const isKnown = file ? Boolean(ruleOf(file, media)) : true;
  return (
    <Modal
      open
      title={t("recordings.upload")}
      maskClosable={false}
      closable={!phase}
      onCancel={onClose}
      footer={
        phase ? (
          <Button onClick={() => stop.current?.abort()} disabled={phase === "entering"}>
            {t("recordings.stop")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t("common:cancel")}</Button>
            <Button type="primary" disabled={!file || !isKnown} onClick={begin}>
              {failure ? t("recordings.again") : t("recordings.send")}
            </Button>
          </>
        )
      }
    >
      <p className="muted">{t("recordings.uploadHint")}</p>
      {failure ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          message={errorText(t, failure)}
          description={t("recordings.againHint")}
        />
      ) : null}
      {isKnown ? null : <Alert type="error" showIcon role="alert" message={t("recordings.wrongKind")} />}
      <Upload.Dragger
        accept={media.flatMap(({ extensions }) => extensions.map((each) => `.${each}`)).join(",")}
        beforeUpload={choose}
        showUploadList={false}
        disabled={Boolean(phase)}
      >
        <p>{file ? file.name : t("recordings.choose")}</p>
        {file ? <p className="muted num">{sizeText(file.size)}</p> : null}
      </Upload.Dragger>
      {phase && file ? (
        <div aria-live="polite">
          <p className="muted">{t(`recordings.phase.${phase}`)}</p>
          <Progress percent={phase === "entering" ? 100 : Math.floor((done / file.size) * 100)} />
        </div>
      ) : null}
    </Modal>
  );
}
