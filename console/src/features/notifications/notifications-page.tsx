import { Button, Segmented, Select, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { GroupLines } from "./group-lines";
import { GroupRow, moveInBell } from "./group-row";
import { kindsOf, type Matter, matters } from "./matters";
import "./notifications.css";
import { useBellHistory, useBellLive, useReading } from "./use-bell";

/** Everything that rang, by record, as far back as it goes. */
export function Page() {
  const { t } = useTranslation("bell");
  const [params, setParams] = useSearchParams();
  const isUnread = params.get("state") === "unread";
  const matter = matters.find((each) => each === params.get("matter"));
  const filter = useMemo(() => ({ unread: isUnread, kinds: matter ? kindsOf(matter) : null }), [isUnread, matter]);
  const { data, isLoading, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useBellHistory(filter);
  const { readGroup, readOne, readAll } = useReading();
  const [open, setOpen] = useState<string>();
  useBellLive();
  const groups = data?.pages.flatMap((page) => page.groups) ?? [];
  const first = data?.pages[0];
  const keep = (key: string, value: string | undefined) => {
    const next = new URLSearchParams(params);
    if (value) next.set(key, value);
    else next.delete(key);
    setParams(next, { replace: true });
  };
  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        subtitle={first?.unread ? t("unread", { count: first.unread }) : undefined}
        actions={
          first?.unread ? <Button onClick={() => void readAll(first.newest_id ?? 0)}>{t("readAll")}</Button> : undefined
        }
      />
      <div className="bell-filters">
        <Segmented
          aria-label={t("filter.state")}
          value={isUnread ? "unread" : "any"}
          onChange={(value) => keep("state", value === "unread" ? "unread" : undefined)}
          options={[
            { value: "any", label: t("filter.any") },
            { value: "unread", label: t("filter.unread") },
          ]}
        />
        <Select<Matter>
          allowClear
          aria-label={t("filter.kind")}
          placeholder={t("filter.kind")}
          value={matter}
          onChange={(value) => keep("matter", value)}
          options={matters.map((value) => ({ value, label: t(`filter.${value}`) }))}
        />
      </div>
      {isError && !data ? <ErrorState error={error} onRetry={refetch} /> : null}
      {isLoading ? <Skeleton active /> : null}
      {data && !groups.length && !hasNextPage ? <EmptyState title={t(isUnread ? "noneUnread" : "none")} /> : null}
      {groups.length ? (
        <ul className="sheet bell-history" onKeyDown={moveInBell}>
          {groups.map((group) => (
            <li key={group.group_key}>
              <GroupRow group={group} onOpen={() => void readGroup(group)} onRead={() => void readGroup(group)} />
              {group.total > 1 ? (
                <Button
                  type="link"
                  size="small"
                  className="bell-expand"
                  aria-expanded={open === group.group_key}
                  onClick={() => setOpen(open === group.group_key ? undefined : group.group_key)}
                >
                  {open === group.group_key ? t("hide") : t("show", { count: group.total })}
                </Button>
              ) : null}
              {open === group.group_key ? (
                <GroupLines groupKey={group.group_key} onRead={(id) => void readOne(id)} />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {hasNextPage ? (
        <p className="bell-more">
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("more")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
