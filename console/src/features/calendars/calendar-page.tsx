import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Alert, Button, Space, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { isoDate } from "../../lib/date-time";
import { may } from "../../lib/me";
import "./calendars.css";
import { EditCalendar } from "./edit-calendar";
import { ExceptionDrawer } from "./exception-drawer";
import { ExceptionList } from "./exception-list";
import { PublishYear } from "./publish-year";
import { useCalendar } from "./use-calendar";
import { WeekHours } from "./week-hours";
import { yearDays } from "./year-days";
import { YearGrid } from "./year-grid";

/** A year of a calendar at a glance: what counts as working time, and why. */
export function Page() {
  const { t } = useTranslation("calendars");
  const { id = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const [day, setDay] = useState<string>();
  const { calendar, weekly, exceptions, hours, years, isLoading, error, refetch } = useCalendar(id);
  if (error) {
    return (
      <div className="page">
        <ErrorState error={error} onRetry={refetch} />
      </div>
    );
  }
  if (isLoading || !calendar) return <PageLoading />;

  const thisYear = Number(isoDate(new Date()).slice(0, 4));
  const year = Number(search.get("year")) || thisYear;
  const ofYear = exceptions.filter((exception) => exception.day.startsWith(`${year}-`));
  const unconfirmed = ofYear.filter(({ confirmed }) => !confirmed);
  const months = yearDays(year, weekly, ofYear, (date) => hours.some((each) => each.day === date));
  const isPublished = years.some((each) => each.year === year && each.is_published);
  const mayEdit = may("calendars.edit");
  const go = (next: number) => setSearch({ year: String(next) }, { replace: true });

  return (
    <div className="page">
      <PageHeader
        title={calendar.name}
        subtitle={calendar.description || calendar.time_zone}
        back={{ label: t("title"), to: "/calendars" }}
        tags={calendar.is_default ? <Tag>{t("default")}</Tag> : undefined}
        actions={
          <>
            {mayEdit ? <EditCalendar calendar={calendar} weekly={weekly} onSaved={refetch} /> : null}
            <Space.Compact>
              <Button icon={<LeftOutlined />} aria-label={t("year.previous")} onClick={() => go(year - 1)} />
              <Button className="num" onClick={() => go(thisYear)}>
                {year}
              </Button>
              <Button icon={<RightOutlined />} aria-label={t("year.next")} onClick={() => go(year + 1)} />
            </Space.Compact>
          </>
        }
      />
      {isPublished ? null : (
        <Alert
          className="calendar-alert"
          type="warning"
          showIcon
          message={t("year.unpublished", { year })}
          description={mayEdit ? t("year.unpublishedHint") : undefined}
          action={mayEdit ? <PublishYear calendarId={calendar.id} year={year} onSaved={refetch} /> : undefined}
        />
      )}
      {unconfirmed.length ? (
        <Alert
          className="calendar-alert"
          type="info"
          showIcon
          message={t("year.unconfirmed", { count: unconfirmed.length })}
        />
      ) : null}
      <div className="detail">
        <YearGrid year={year} months={months} onOpen={mayEdit ? setDay : undefined} />
        <aside className="detail-side">
          <section className="sheet sheet-pad">
            <h2 className="sheet-title">{t("week.title")}</h2>
            <WeekHours weekly={weekly} />
          </section>
          <section className="sheet sheet-pad">
            <h2 className="sheet-title">{t("exceptions.title", { year })}</h2>
            <ExceptionList exceptions={ofYear} hours={hours} onOpen={mayEdit ? setDay : undefined} />
          </section>
        </aside>
      </div>
      {day ? (
        <ExceptionDrawer
          key={day}
          calendarId={calendar.id}
          day={day}
          exception={exceptions.find((each) => each.day === day)}
          hours={hours.filter((each) => each.day === day)}
          onClose={() => setDay(undefined)}
        />
      ) : null}
    </div>
  );
}
