// Generated from the migrations by `npm run types`; do not edit.
export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  // Allows to automatically instantiate createClient with right options
  // instead of createClient<Database, { PostgrestVersion: 'XX' }>(URL, KEY)
  __InternalSupabase: {
    PostgrestVersion: "13"
  }
  public: {
    Tables: {
      agencies: {
        Row: {
          address: string | null
          archived_at: string | null
          calendar_id: string
          code: string
          commune_kind: string | null
          created_at: string
          electronic_code: string | null
          email: string | null
          id: number
          kind: string
          latitude: number | null
          longitude: number | null
          name: string
          name_en: string | null
          name_folded: string | null
          parent_id: number | null
          phone: string | null
          search: string | null
          short_name: string | null
          updated_at: string
          valid_from: string
          valid_to: string | null
          website: string | null
        }
        Insert: {
          address?: string | null
          archived_at?: string | null
          calendar_id?: string
          code: string
          commune_kind?: string | null
          created_at?: string
          electronic_code?: string | null
          email?: string | null
          id?: never
          kind: string
          latitude?: number | null
          longitude?: number | null
          name: string
          name_en?: string | null
          name_folded?: never
          parent_id?: number | null
          phone?: string | null
          search?: never
          short_name?: string | null
          updated_at?: string
          valid_from?: string
          valid_to?: string | null
          website?: string | null
        }
        Update: {
          address?: string | null
          archived_at?: string | null
          calendar_id?: string
          code?: string
          commune_kind?: string | null
          created_at?: string
          electronic_code?: string | null
          email?: string | null
          id?: never
          kind?: string
          latitude?: number | null
          longitude?: number | null
          name?: string
          name_en?: string | null
          name_folded?: never
          parent_id?: number | null
          phone?: string | null
          search?: never
          short_name?: string | null
          updated_at?: string
          valid_from?: string
          valid_to?: string | null
          website?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "agencies_calendar_id_fkey"
            columns: ["calendar_id"]
            referencedRelation: "calendar_years"
            referencedColumns: ["calendar_id"]
          },
          {
            foreignKeyName: "agencies_calendar_id_fkey"
            columns: ["calendar_id"]
            referencedRelation: "calendars"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "agencies_parent_id_fkey"
            columns: ["parent_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
        ]
      }
      agency_publications: {
        Row: {
          noted_at: string
          noted_by_id: number | null
          noted_by_name: string | null
          published_on: string
          ticket_id: number
          url: string
        }
        Insert: {
          noted_at: string
          noted_by_id?: number | null
          noted_by_name?: string | null
          published_on: string
          ticket_id: number
          url: string
        }
        Update: {
          noted_at?: string
          noted_by_id?: number | null
          noted_by_name?: string | null
          published_on?: string
          ticket_id?: number
          url?: string
        }
        Relationships: [
          {
            foreignKeyName: "agency_publications_noted_by_id_fkey"
            columns: ["noted_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "agency_publications_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "agency_publications_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      agency_successors: {
        Row: {
          agency_id: number
          created_at: string
          effective_on: string
          note: string | null
          successor_id: number
        }
        Insert: {
          agency_id: number
          created_at?: string
          effective_on: string
          note?: string | null
          successor_id: number
        }
        Update: {
          agency_id?: number
          created_at?: string
          effective_on?: string
          note?: string | null
          successor_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "agency_successors_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "agency_successors_successor_id_fkey"
            columns: ["successor_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
        ]
      }
      applicants: {
        Row: {
          address: string | null
          created_at: string
          email: string | null
          full_name: string
          id: number
          id_number: string | null
          organisation_name: string | null
          phone: string | null
        }
        Insert: {
          address?: string | null
          created_at?: string
          email?: string | null
          full_name: string
          id?: never
          id_number?: string | null
          organisation_name?: string | null
          phone?: string | null
        }
        Update: {
          address?: string | null
          created_at?: string
          email?: string | null
          full_name?: string
          id?: never
          id_number?: string | null
          organisation_name?: string | null
          phone?: string | null
        }
        Relationships: []
      }
      board_tiles: {
        Row: {
          board_id: number
          chart_id: number | null
          height: number
          id: number
          kind: string
          position: number
          width: number
        }
        Insert: {
          board_id: number
          chart_id?: number | null
          height: number
          id?: never
          kind: string
          position: number
          width: number
        }
        Update: {
          board_id?: number
          chart_id?: number | null
          height?: number
          id?: never
          kind?: string
          position?: number
          width?: number
        }
        Relationships: [
          {
            foreignKeyName: "board_tiles_board_id_fkey"
            columns: ["board_id"]
            referencedRelation: "boards"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "board_tiles_chart_id_fkey"
            columns: ["chart_id"]
            referencedRelation: "charts"
            referencedColumns: ["id"]
          },
        ]
      }
      boards: {
        Row: {
          created_at: string
          id: number
          name: string
          period: string | null
          shared_role_code: string | null
          staff_id: number
          updated_at: string
          version: number
        }
        Insert: {
          created_at?: string
          id?: never
          name: string
          period?: string | null
          shared_role_code?: string | null
          staff_id?: number
          updated_at?: string
          version?: number
        }
        Update: {
          created_at?: string
          id?: never
          name?: string
          period?: string | null
          shared_role_code?: string | null
          staff_id?: number
          updated_at?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "boards_shared_role_code_fkey"
            columns: ["shared_role_code"]
            referencedRelation: "roles"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "boards_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      call_back_attempts: {
        Row: {
          at: string
          call_back_id: number
          id: number
          next_at: string | null
          note: string | null
          result: string
          staff_id: number
          staff_name: string
        }
        Insert: {
          at: string
          call_back_id: number
          id?: never
          next_at?: string | null
          note?: string | null
          result: string
          staff_id: number
          staff_name: string
        }
        Update: {
          at?: string
          call_back_id?: number
          id?: never
          next_at?: string | null
          note?: string | null
          result?: string
          staff_id?: number
          staff_name?: string
        }
        Relationships: [
          {
            foreignKeyName: "call_back_attempts_call_back_id_fkey"
            columns: ["call_back_id"]
            referencedRelation: "call_backs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "call_back_attempts_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      call_backs: {
        Row: {
          attempt_count: number
          caller_name_masked: string | null
          citizen_id: number
          closed_at: string | null
          created_at: string
          created_by_id: number
          created_by_name: string
          due_at: string
          id: number
          last_attempt_at: string | null
          last_result: string | null
          phone_masked: string
          reason: string
          reminded_at: string | null
          request_id: string | null
          staff_id: number | null
          staff_name: string | null
          status: string
          ticket_id: number | null
          version: number
        }
        Insert: {
          attempt_count?: number
          caller_name_masked?: string | null
          citizen_id: number
          closed_at?: string | null
          created_at: string
          created_by_id: number
          created_by_name: string
          due_at: string
          id?: never
          last_attempt_at?: string | null
          last_result?: string | null
          phone_masked: string
          reason: string
          reminded_at?: string | null
          request_id?: string | null
          staff_id?: number | null
          staff_name?: string | null
          status?: string
          ticket_id?: number | null
          version?: number
        }
        Update: {
          attempt_count?: number
          caller_name_masked?: string | null
          citizen_id?: number
          closed_at?: string | null
          created_at?: string
          created_by_id?: number
          created_by_name?: string
          due_at?: string
          id?: never
          last_attempt_at?: string | null
          last_result?: string | null
          phone_masked?: string
          reason?: string
          reminded_at?: string | null
          request_id?: string | null
          staff_id?: number | null
          staff_name?: string | null
          status?: string
          ticket_id?: number | null
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "call_backs_citizen_id_fkey"
            columns: ["citizen_id"]
            referencedRelation: "citizens"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "call_backs_created_by_id_fkey"
            columns: ["created_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "call_backs_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "call_backs_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "call_backs_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      calls: {
        Row: {
          article: string | null
          caller_name_masked: string | null
          citizen_id: number | null
          direction: string
          duration_seconds: number
          ended_at: string
          id: number
          note: string | null
          outcome: string
          phone_masked: string | null
          recorded_at: string
          request_id: string | null
          search: string | null
          staff_id: number
          staff_name: string
          started_at: string
          ticket_id: number | null
        }
        Insert: {
          article?: string | null
          caller_name_masked?: string | null
          citizen_id?: number | null
          direction?: string
          duration_seconds?: never
          ended_at: string
          id?: never
          note?: string | null
          outcome: string
          phone_masked?: string | null
          recorded_at: string
          request_id?: string | null
          search?: never
          staff_id: number
          staff_name: string
          started_at: string
          ticket_id?: number | null
        }
        Update: {
          article?: string | null
          caller_name_masked?: string | null
          citizen_id?: number | null
          direction?: string
          duration_seconds?: never
          ended_at?: string
          id?: never
          note?: string | null
          outcome?: string
          phone_masked?: string | null
          recorded_at?: string
          request_id?: string | null
          search?: never
          staff_id?: number
          staff_name?: string
          started_at?: string
          ticket_id?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "calls_citizen_id_fkey"
            columns: ["citizen_id"]
            referencedRelation: "citizens"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "calls_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "calls_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "calls_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      canned_answers: {
        Row: {
          archived_at: string | null
          body: string
          category_id: number | null
          code: string
          created_at: string
          id: number
          purpose: string
          search: string | null
          title: string
          updated_at: string
        }
        Insert: {
          archived_at?: string | null
          body: string
          category_id?: number | null
          code: string
          created_at?: string
          id?: never
          purpose: string
          search?: never
          title: string
          updated_at?: string
        }
        Update: {
          archived_at?: string | null
          body?: string
          category_id?: number | null
          code?: string
          created_at?: string
          id?: never
          purpose?: string
          search?: never
          title?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "canned_answers_category_id_fkey"
            columns: ["category_id"]
            referencedRelation: "categories"
            referencedColumns: ["id"]
          },
        ]
      }
      case_agencies: {
        Row: {
          agency_id: number
          case_id: number
          part: string
        }
        Insert: {
          agency_id: number
          case_id: number
          part?: string
        }
        Update: {
          agency_id?: number
          case_id?: number
          part?: string
        }
        Relationships: [
          {
            foreignKeyName: "case_agencies_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_agencies_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_agencies_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
        ]
      }
      case_citizens: {
        Row: {
          case_id: number
          citizen_id: number
          id: number
          is_representative: boolean
          name_masked: string | null
          phone_masked: string | null
          position: number
        }
        Insert: {
          case_id: number
          citizen_id: number
          id?: never
          is_representative?: boolean
          name_masked?: string | null
          phone_masked?: string | null
          position?: number
        }
        Update: {
          case_id?: number
          citizen_id?: number
          id?: never
          is_representative?: boolean
          name_masked?: string | null
          phone_masked?: string | null
          position?: number
        }
        Relationships: [
          {
            foreignKeyName: "case_citizens_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_citizens_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_citizens_citizen_id_fkey"
            columns: ["citizen_id"]
            referencedRelation: "citizens"
            referencedColumns: ["id"]
          },
        ]
      }
      case_criteria: {
        Row: {
          case_id: number
          criterion: string
          reason: string
        }
        Insert: {
          case_id: number
          criterion: string
          reason: string
        }
        Update: {
          case_id?: number
          criterion?: string
          reason?: string
        }
        Relationships: [
          {
            foreignKeyName: "case_criteria_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_criteria_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
        ]
      }
      case_decisions: {
        Row: {
          case_id: number
          id: number
          issued_on: string | null
          issuer: string
          number: string | null
          summary: string
        }
        Insert: {
          case_id: number
          id?: never
          issued_on?: string | null
          issuer: string
          number?: string | null
          summary: string
        }
        Update: {
          case_id?: number
          id?: never
          issued_on?: string | null
          issuer?: string
          number?: string | null
          summary?: string
        }
        Relationships: [
          {
            foreignKeyName: "case_decisions_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_decisions_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
        ]
      }
      case_events: {
        Row: {
          actor_id: number | null
          actor_name: string | null
          at: string
          case_id: number
          data: NonNullable<Json>
          from_status: string | null
          id: number
          kind: string
          note: string | null
          to_status: string | null
        }
        Insert: {
          actor_id?: number | null
          actor_name?: string | null
          at: string
          case_id: number
          data?: NonNullable<Json>
          from_status?: string | null
          id?: never
          kind: string
          note?: string | null
          to_status?: string | null
        }
        Update: {
          actor_id?: number | null
          actor_name?: string | null
          at?: string
          case_id?: number
          data?: NonNullable<Json>
          from_status?: string | null
          id?: never
          kind?: string
          note?: string | null
          to_status?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "case_events_actor_id_fkey"
            columns: ["actor_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_events_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_events_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
        ]
      }
      case_files: {
        Row: {
          agency_id: number | null
          byte_size: number
          case_id: number
          created_at: string
          file_name: string
          id: number
          media_type: string
          storage_path: string
          title: string | null
          uploaded_by_id: number | null
          uploaded_by_name: string | null
        }
        Insert: {
          agency_id?: number | null
          byte_size: number
          case_id: number
          created_at: string
          file_name: string
          id?: never
          media_type: string
          storage_path: string
          title?: string | null
          uploaded_by_id?: number | null
          uploaded_by_name?: string | null
        }
        Update: {
          agency_id?: number | null
          byte_size?: number
          case_id?: number
          created_at?: string
          file_name?: string
          id?: never
          media_type?: string
          storage_path?: string
          title?: string | null
          uploaded_by_id?: number | null
          uploaded_by_name?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "case_files_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_files_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_files_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_files_uploaded_by_id_fkey"
            columns: ["uploaded_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      case_tasks: {
        Row: {
          accepted_at: string | null
          agency_id: number
          assigned_at: string
          assigned_by_id: number | null
          assigned_by_name: string | null
          case_id: number | null
          due_at: string
          id: number
          last_event_at: string
          officer_id: number | null
          officer_name: string | null
          report: string | null
          reported_at: string | null
          reported_by_id: number | null
          session_id: number | null
          status: string
          task: string
          version: number
        }
        Insert: {
          accepted_at?: string | null
          agency_id: number
          assigned_at: string
          assigned_by_id?: number | null
          assigned_by_name?: string | null
          case_id?: number | null
          due_at: string
          id?: never
          last_event_at: string
          officer_id?: number | null
          officer_name?: string | null
          report?: string | null
          reported_at?: string | null
          reported_by_id?: number | null
          session_id?: number | null
          status?: string
          task: string
          version?: number
        }
        Update: {
          accepted_at?: string | null
          agency_id?: number
          assigned_at?: string
          assigned_by_id?: number | null
          assigned_by_name?: string | null
          case_id?: number | null
          due_at?: string
          id?: never
          last_event_at?: string
          officer_id?: number | null
          officer_name?: string | null
          report?: string | null
          reported_at?: string | null
          reported_by_id?: number | null
          session_id?: number | null
          status?: string
          task?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "case_tasks_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_assigned_by_id_fkey"
            columns: ["assigned_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_reported_by_id_fkey"
            columns: ["reported_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_session_fk"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "case_tasks_session_fk"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_session_fk"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
        ]
      }
      case_tickets: {
        Row: {
          case_id: number
          linked_at: string
          linked_by_id: number | null
          ticket_id: number
        }
        Insert: {
          case_id: number
          linked_at: string
          linked_by_id?: number | null
          ticket_id: number
        }
        Update: {
          case_id?: number
          linked_at?: string
          linked_by_id?: number | null
          ticket_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "case_tickets_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tickets_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tickets_linked_by_id_fkey"
            columns: ["linked_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tickets_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tickets_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      cases: {
        Row: {
          agency_id: number | null
          agency_name: string | null
          category_id: number | null
          citizen_name_masked: string | null
          closed_at: string | null
          code: string
          commune_id: number | null
          concluded_at: string | null
          content: string
          custom: NonNullable<Json>
          decided_at: string | null
          decided_by_id: number | null
          decision_note: string | null
          head_count: number
          id: number
          is_group: boolean
          last_event_at: string
          matter: string
          outcome: string | null
          proposal: string | null
          proposed_at: string | null
          registered_at: string
          registered_by_id: number | null
          registered_by_name: string | null
          request_id: string | null
          search: string | null
          status: string
          title: string
          version: number
        }
        Insert: {
          agency_id?: number | null
          agency_name?: string | null
          category_id?: number | null
          citizen_name_masked?: string | null
          closed_at?: string | null
          code: string
          commune_id?: number | null
          concluded_at?: string | null
          content: string
          custom?: NonNullable<Json>
          decided_at?: string | null
          decided_by_id?: number | null
          decision_note?: string | null
          head_count?: number
          id?: never
          is_group?: boolean
          last_event_at: string
          matter: string
          outcome?: string | null
          proposal?: string | null
          proposed_at?: string | null
          registered_at: string
          registered_by_id?: number | null
          registered_by_name?: string | null
          request_id?: string | null
          search?: never
          status: string
          title: string
          version?: number
        }
        Update: {
          agency_id?: number | null
          agency_name?: string | null
          category_id?: number | null
          citizen_name_masked?: string | null
          closed_at?: string | null
          code?: string
          commune_id?: number | null
          concluded_at?: string | null
          content?: string
          custom?: NonNullable<Json>
          decided_at?: string | null
          decided_by_id?: number | null
          decision_note?: string | null
          head_count?: number
          id?: never
          is_group?: boolean
          last_event_at?: string
          matter?: string
          outcome?: string | null
          proposal?: string | null
          proposed_at?: string | null
          registered_at?: string
          registered_by_id?: number | null
          registered_by_name?: string | null
          request_id?: string | null
          search?: never
          status?: string
          title?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "cases_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "cases_category_id_fkey"
            columns: ["category_id"]
            referencedRelation: "categories"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "cases_commune_id_fkey"
            columns: ["commune_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "cases_decided_by_id_fkey"
            columns: ["decided_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "cases_registered_by_id_fkey"
            columns: ["registered_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      catalogue_decision_items: {
        Row: {
          action: string
          agency_id: number | null
          decision_id: number
          done_at: string | null
          done_by_id: number | null
          done_by_name: string | null
          electronic_code: string | null
          id: number
          position: number
          procedure_code: string | null
          procedure_id: number | null
          procedure_name: string | null
          version_id: number | null
        }
        Insert: {
          action: string
          agency_id?: number | null
          decision_id: number
          done_at?: string | null
          done_by_id?: number | null
          done_by_name?: string | null
          electronic_code?: string | null
          id?: never
          position: number
          procedure_code?: string | null
          procedure_id?: number | null
          procedure_name?: string | null
          version_id?: number | null
        }
        Update: {
          action?: string
          agency_id?: number | null
          decision_id?: number
          done_at?: string | null
          done_by_id?: number | null
          done_by_name?: string | null
          electronic_code?: string | null
          id?: never
          position?: number
          procedure_code?: string | null
          procedure_id?: number | null
          procedure_name?: string | null
          version_id?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "catalogue_decision_items_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "catalogue_decision_items_decision_id_fkey"
            columns: ["decision_id"]
            referencedRelation: "catalogue_decision_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "catalogue_decision_items_decision_id_fkey"
            columns: ["decision_id"]
            referencedRelation: "catalogue_decisions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "catalogue_decision_items_done_by_id_fkey"
            columns: ["done_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "catalogue_decision_items_procedure_id_fkey"
            columns: ["procedure_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "catalogue_decision_items_procedure_id_fkey"
            columns: ["procedure_id"]
            referencedRelation: "procedures"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "catalogue_decision_items_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["draft_id"]
          },
          {
            foreignKeyName: "catalogue_decision_items_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["version_id"]
          },
          {
            foreignKeyName: "catalogue_decision_items_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_versions"
            referencedColumns: ["id"]
          },
        ]
      }
      catalogue_decisions: {
        Row: {
          cancel_reason: string | null
          cancelled_at: string | null
          completed_at: string | null
          created_at: string
          decided_on: string
          id: number
          issuer: string
          kind: string
          number: string
          registered_at: string
          registered_by_id: number | null
          registered_by_name: string | null
          search: string | null
          summary: string | null
          updated_at: string
        }
        Insert: {
          cancel_reason?: string | null
          cancelled_at?: string | null
          completed_at?: string | null
          created_at?: string
          decided_on: string
          id?: never
          issuer: string
          kind: string
          number: string
          registered_at: string
          registered_by_id?: number | null
          registered_by_name?: string | null
          search?: never
          summary?: string | null
          updated_at?: string
        }
        Update: {
          cancel_reason?: string | null
          cancelled_at?: string | null
          completed_at?: string | null
          created_at?: string
          decided_on?: string
          id?: never
          issuer?: string
          kind?: string
          number?: string
          registered_at?: string
          registered_by_id?: number | null
          registered_by_name?: string | null
          search?: never
          summary?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "catalogue_decisions_registered_by_id_fkey"
            columns: ["registered_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      categories: {
        Row: {
          archived_at: string | null
          code: string
          created_at: string
          default_priority: string
          description: string | null
          id: number
          keywords: string | null
          name: string
          name_en: string | null
          name_folded: string | null
          parent_id: number | null
          position: number
          search: string | null
          suggested_agency_id: number | null
          suggests_commune: boolean
          updated_at: string
        }
        Insert: {
          archived_at?: string | null
          code: string
          created_at?: string
          default_priority?: string
          description?: string | null
          id?: never
          keywords?: string | null
          name: string
          name_en?: string | null
          name_folded?: never
          parent_id?: number | null
          position?: number
          search?: never
          suggested_agency_id?: number | null
          suggests_commune?: boolean
          updated_at?: string
        }
        Update: {
          archived_at?: string | null
          code?: string
          created_at?: string
          default_priority?: string
          description?: string | null
          id?: never
          keywords?: string | null
          name?: string
          name_en?: string | null
          name_folded?: never
          parent_id?: number | null
          position?: number
          search?: never
          suggested_agency_id?: number | null
          suggests_commune?: boolean
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "categories_parent_id_fkey"
            columns: ["parent_id"]
            referencedRelation: "categories"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "categories_suggested_agency_id_fkey"
            columns: ["suggested_agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
        ]
      }
      chart_alert_states: {
        Row: {
          alert_id: number
          checked_at: string
          error_key: string | null
          is_over: boolean
          over: NonNullable<Json>
          since: string | null
          value: number | null
        }
        Insert: {
          alert_id: number
          checked_at: string
          error_key?: string | null
          is_over: boolean
          over?: NonNullable<Json>
          since?: string | null
          value?: number | null
        }
        Update: {
          alert_id?: number
          checked_at?: string
          error_key?: string | null
          is_over?: boolean
          over?: NonNullable<Json>
          since?: string | null
          value?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "chart_alert_states_alert_id_fkey"
            columns: ["alert_id"]
            referencedRelation: "chart_alerts"
            referencedColumns: ["id"]
          },
        ]
      }
      chart_alerts: {
        Row: {
          chart_id: number
          comparison: string
          created_at: string
          id: number
          is_active: boolean
          measure: string
          scope: string
          sends_email: boolean
          staff_id: number
          threshold: number
          updated_at: string
        }
        Insert: {
          chart_id: number
          comparison: string
          created_at?: string
          id?: never
          is_active?: boolean
          measure: string
          scope?: string
          sends_email?: boolean
          staff_id?: number
          threshold: number
          updated_at?: string
        }
        Update: {
          chart_id?: number
          comparison?: string
          created_at?: string
          id?: never
          is_active?: boolean
          measure?: string
          scope?: string
          sends_email?: boolean
          staff_id?: number
          threshold?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "chart_alerts_chart_id_fkey"
            columns: ["chart_id"]
            referencedRelation: "charts"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "chart_alerts_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      charts: {
        Row: {
          created_at: string
          id: number
          look: string
          name: string
          note: string | null
          period: string
          query: NonNullable<Json>
          shared_role_code: string | null
          staff_id: number
          updated_at: string
        }
        Insert: {
          created_at?: string
          id?: never
          look: string
          name: string
          note?: string | null
          period?: string
          query: NonNullable<Json>
          shared_role_code?: string | null
          staff_id?: number
          updated_at?: string
        }
        Update: {
          created_at?: string
          id?: never
          look?: string
          name?: string
          note?: string | null
          period?: string
          query?: NonNullable<Json>
          shared_role_code?: string | null
          staff_id?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "charts_shared_role_code_fkey"
            columns: ["shared_role_code"]
            referencedRelation: "roles"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "charts_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      citizens: {
        Row: {
          address: string | null
          created_at: string
          email: string | null
          full_name: string | null
          id: number
          is_nuisance: boolean
          phone: string | null
          updated_at: string
        }
        Insert: {
          address?: string | null
          created_at?: string
          email?: string | null
          full_name?: string | null
          id?: never
          is_nuisance?: boolean
          phone?: string | null
          updated_at?: string
        }
        Update: {
          address?: string | null
          created_at?: string
          email?: string | null
          full_name?: string | null
          id?: never
          is_nuisance?: boolean
          phone?: string | null
          updated_at?: string
        }
        Relationships: []
      }
      custom_fields: {
        Row: {
          archived_at: string | null
          choices: NonNullable<Json>
          code: string
          created_at: string
          hint: string | null
          id: number
          is_required: boolean
          max_value: number | null
          min_value: number | null
          name: string
          name_en: string | null
          position: number
          required_scope_ids: number[] | null
          scope_ids: number[] | null
          search: string | null
          subject: string
          type: string
          unit: string | null
          updated_at: string
        }
        Insert: {
          archived_at?: string | null
          choices?: NonNullable<Json>
          code: string
          created_at?: string
          hint?: string | null
          id?: never
          is_required?: boolean
          max_value?: number | null
          min_value?: number | null
          name: string
          name_en?: string | null
          position?: number
          required_scope_ids?: number[] | null
          scope_ids?: number[] | null
          search?: never
          subject: string
          type: string
          unit?: string | null
          updated_at?: string
        }
        Update: {
          archived_at?: string | null
          choices?: NonNullable<Json>
          code?: string
          created_at?: string
          hint?: string | null
          id?: never
          is_required?: boolean
          max_value?: number | null
          min_value?: number | null
          name?: string
          name_en?: string | null
          position?: number
          required_scope_ids?: number[] | null
          scope_ids?: number[] | null
          search?: never
          subject?: string
          type?: string
          unit?: string | null
          updated_at?: string
        }
        Relationships: []
      }
      documents: {
        Row: {
          agency_id: number
          id: number
          issued_at: string
          issued_by_id: number | null
          issued_on: string
          number: number
          reason: string | null
          register: string
          signed_by_name: string | null
          subject_id: number
          subject_type: string
          symbol: string
          title: string
          version: number
          year: number
        }
        Insert: {
          agency_id: number
          id?: never
          issued_at: string
          issued_by_id?: number | null
          issued_on: string
          number: number
          reason?: string | null
          register: string
          signed_by_name?: string | null
          subject_id: number
          subject_type: string
          symbol: string
          title: string
          version?: number
          year: number
        }
        Update: {
          agency_id?: number
          id?: never
          issued_at?: string
          issued_by_id?: number | null
          issued_on?: string
          number?: number
          reason?: string | null
          register?: string
          signed_by_name?: string | null
          subject_id?: number
          subject_type?: string
          symbol?: string
          title?: string
          version?: number
          year?: number
        }
        Relationships: [
          {
            foreignKeyName: "documents_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "documents_issued_by_id_fkey"
            columns: ["issued_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      dossier_documents: {
        Row: {
          dossier_id: number
          form: string | null
          id: number
          is_digitised: boolean
          is_received: boolean
          is_required: boolean
          name: string
          note: string | null
          position: number
          procedure_document_id: number | null
          reused_from_id: number | null
        }
        Insert: {
          dossier_id: number
          form?: string | null
          id?: never
          is_digitised?: boolean
          is_received?: boolean
          is_required?: boolean
          name: string
          note?: string | null
          position: number
          procedure_document_id?: number | null
          reused_from_id?: number | null
        }
        Update: {
          dossier_id?: number
          form?: string | null
          id?: never
          is_digitised?: boolean
          is_received?: boolean
          is_required?: boolean
          name?: string
          note?: string | null
          position?: number
          procedure_document_id?: number | null
          reused_from_id?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "dossier_documents_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossier_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_documents_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossiers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_documents_procedure_document_id_fkey"
            columns: ["procedure_document_id"]
            referencedRelation: "procedure_documents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_documents_reused_from_id_fkey"
            columns: ["reused_from_id"]
            referencedRelation: "dossier_documents"
            referencedColumns: ["id"]
          },
        ]
      }
      dossier_events: {
        Row: {
          actor_agency_id: number | null
          actor_id: number | null
          actor_name: string | null
          agency_id: number | null
          at: string
          data: NonNullable<Json>
          dossier_id: number
          from_status: string | null
          id: number
          kind: string
          note: string | null
          recorded_at: string
          to_status: string | null
        }
        Insert: {
          actor_agency_id?: number | null
          actor_id?: number | null
          actor_name?: string | null
          agency_id?: number | null
          at: string
          data?: NonNullable<Json>
          dossier_id: number
          from_status?: string | null
          id?: never
          kind: string
          note?: string | null
          recorded_at?: string
          to_status?: string | null
        }
        Update: {
          actor_agency_id?: number | null
          actor_id?: number | null
          actor_name?: string | null
          agency_id?: number | null
          at?: string
          data?: NonNullable<Json>
          dossier_id?: number
          from_status?: string | null
          id?: never
          kind?: string
          note?: string | null
          recorded_at?: string
          to_status?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "dossier_events_actor_agency_id_fkey"
            columns: ["actor_agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_events_actor_id_fkey"
            columns: ["actor_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_events_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_events_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossier_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_events_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossiers"
            referencedColumns: ["id"]
          },
        ]
      }
      dossier_files: {
        Row: {
          byte_size: number
          created_at: string
          document_id: number | null
          dossier_id: number
          file_name: string
          id: number
          kind: string
          media_type: string
          purpose: string
          removed_at: string | null
          removed_by_id: number | null
          storage_path: string
          uploaded_by_id: number | null
        }
        Insert: {
          byte_size: number
          created_at?: string
          document_id?: number | null
          dossier_id: number
          file_name: string
          id?: never
          kind: string
          media_type: string
          purpose?: string
          removed_at?: string | null
          removed_by_id?: number | null
          storage_path: string
          uploaded_by_id?: number | null
        }
        Update: {
          byte_size?: number
          created_at?: string
          document_id?: number | null
          dossier_id?: number
          file_name?: string
          id?: never
          kind?: string
          media_type?: string
          purpose?: string
          removed_at?: string | null
          removed_by_id?: number | null
          storage_path?: string
          uploaded_by_id?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "dossier_files_document_id_fkey"
            columns: ["document_id"]
            referencedRelation: "dossier_documents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_files_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossier_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_files_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossiers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_files_removed_by_id_fkey"
            columns: ["removed_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_files_uploaded_by_id_fkey"
            columns: ["uploaded_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      dossier_payments: {
        Row: {
          amount: number
          dossier_id: number
          id: number
          method: string
          note: string | null
          paid_at: string
          receipt_number: string | null
          recorded_by_id: number | null
          recorded_by_name: string | null
        }
        Insert: {
          amount: number
          dossier_id: number
          id?: never
          method: string
          note?: string | null
          paid_at: string
          receipt_number?: string | null
          recorded_by_id?: number | null
          recorded_by_name?: string | null
        }
        Update: {
          amount?: number
          dossier_id?: number
          id?: never
          method?: string
          note?: string | null
          paid_at?: string
          receipt_number?: string | null
          recorded_by_id?: number | null
          recorded_by_name?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "dossier_payments_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossier_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_payments_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossiers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_payments_recorded_by_id_fkey"
            columns: ["recorded_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      dossier_ratings: {
        Row: {
          answer: number | null
          comment: string | null
          dossier_id: number
          handling: number | null
          id: number
          rated_at: string
          reception: number | null
          score: number
          staff_id: number | null
          via: string
        }
        Insert: {
          answer?: number | null
          comment?: string | null
          dossier_id: number
          handling?: number | null
          id?: never
          rated_at: string
          reception?: number | null
          score: number
          staff_id?: number | null
          via: string
        }
        Update: {
          answer?: number | null
          comment?: string | null
          dossier_id?: number
          handling?: number | null
          id?: never
          rated_at?: string
          reception?: number | null
          score?: number
          staff_id?: number | null
          via?: string
        }
        Relationships: [
          {
            foreignKeyName: "dossier_ratings_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossier_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_ratings_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossiers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_ratings_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      dossier_steps: {
        Row: {
          agency_id: number
          dossier_id: number
          due_at: string | null
          finished_at: string | null
          finished_by_id: number | null
          id: number
          is_intake: boolean
          is_result: boolean
          name: string
          note: string | null
          officer_id: number | null
          officer_name: string | null
          position: number
          started_at: string | null
          status: string
          unit_kind: string
          working_days: number
        }
        Insert: {
          agency_id: number
          dossier_id: number
          due_at?: string | null
          finished_at?: string | null
          finished_by_id?: number | null
          id?: never
          is_intake?: boolean
          is_result?: boolean
          name: string
          note?: string | null
          officer_id?: number | null
          officer_name?: string | null
          position: number
          started_at?: string | null
          status?: string
          unit_kind: string
          working_days?: number
        }
        Update: {
          agency_id?: number
          dossier_id?: number
          due_at?: string | null
          finished_at?: string | null
          finished_by_id?: number | null
          id?: never
          is_intake?: boolean
          is_result?: boolean
          name?: string
          note?: string | null
          officer_id?: number | null
          officer_name?: string | null
          position?: number
          started_at?: string | null
          status?: string
          unit_kind?: string
          working_days?: number
        }
        Relationships: [
          {
            foreignKeyName: "dossier_steps_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_steps_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossier_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_steps_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossiers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_steps_finished_by_id_fkey"
            columns: ["finished_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_steps_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      dossier_supplements: {
        Row: {
          document_ids: number[]
          dossier_id: number
          id: number
          is_before_acceptance: boolean
          missing: string
          requested_at: string
          requested_by_id: number | null
          requested_by_name: string | null
          supplied_at: string | null
          supplied_note: string | null
          supplied_via: string | null
          supply_by: string | null
        }
        Insert: {
          document_ids?: number[]
          dossier_id: number
          id?: never
          is_before_acceptance: boolean
          missing: string
          requested_at: string
          requested_by_id?: number | null
          requested_by_name?: string | null
          supplied_at?: string | null
          supplied_note?: string | null
          supplied_via?: string | null
          supply_by?: string | null
        }
        Update: {
          document_ids?: number[]
          dossier_id?: number
          id?: never
          is_before_acceptance?: boolean
          missing?: string
          requested_at?: string
          requested_by_id?: number | null
          requested_by_name?: string | null
          supplied_at?: string | null
          supplied_note?: string | null
          supplied_via?: string | null
          supply_by?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "dossier_supplements_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossier_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_supplements_dossier_id_fkey"
            columns: ["dossier_id"]
            referencedRelation: "dossiers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossier_supplements_requested_by_id_fkey"
            columns: ["requested_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      dossiers: {
        Row: {
          accepted_at: string | null
          accepted_by_id: number | null
          accepted_by_name: string | null
          agency_id: number
          apologised_at: string | null
          applicant_id: number | null
          applicant_name_masked: string | null
          applicant_phone_masked: string | null
          channel: string
          closed_at: string | null
          code: string
          current_clock_id: number | null
          custom: NonNullable<Json>
          draft_started_at: string | null
          due_at: string | null
          fee_due: number
          fee_note: string | null
          fee_paid: number
          handling_agency_id: number
          id: number
          language: string
          last_event_at: string
          new_promised_at: string | null
          note: string | null
          number: string | null
          officer_id: number | null
          officer_name: string | null
          procedure_id: number
          promised_at: string | null
          reason: string | null
          received_at: string | null
          refused_at: string | null
          request_id: string | null
          result_at: string | null
          result_kind: string | null
          result_number: string | null
          resume_expected_on: string | null
          returned_at: string | null
          returned_via: string | null
          search: string | null
          status: string
          step_agency_id: number | null
          step_agency_ids: number[]
          step_clock_id: number | null
          step_due_at: string | null
          step_id: number | null
          subject: string | null
          submitted_at: string | null
          supplement_count: number
          suspended_at: string | null
          version: number
          version_id: number
          withdrawn_at: string | null
        }
        Insert: {
          accepted_at?: string | null
          accepted_by_id?: number | null
          accepted_by_name?: string | null
          agency_id: number
          apologised_at?: string | null
          applicant_id?: number | null
          applicant_name_masked?: string | null
          applicant_phone_masked?: string | null
          channel: string
          closed_at?: string | null
          code: string
          current_clock_id?: number | null
          custom?: NonNullable<Json>
          draft_started_at?: string | null
          due_at?: string | null
          fee_due?: number
          fee_note?: string | null
          fee_paid?: number
          handling_agency_id: number
          id?: never
          language?: string
          last_event_at: string
          new_promised_at?: string | null
          note?: string | null
          number?: string | null
          officer_id?: number | null
          officer_name?: string | null
          procedure_id: number
          promised_at?: string | null
          reason?: string | null
          received_at?: string | null
          refused_at?: string | null
          request_id?: string | null
          result_at?: string | null
          result_kind?: string | null
          result_number?: string | null
          resume_expected_on?: string | null
          returned_at?: string | null
          returned_via?: string | null
          search?: never
          status: string
          step_agency_id?: number | null
          step_agency_ids?: number[]
          step_clock_id?: number | null
          step_due_at?: string | null
          step_id?: number | null
          subject?: string | null
          submitted_at?: string | null
          supplement_count?: number
          suspended_at?: string | null
          version?: number
          version_id: number
          withdrawn_at?: string | null
        }
        Update: {
          accepted_at?: string | null
          accepted_by_id?: number | null
          accepted_by_name?: string | null
          agency_id?: number
          apologised_at?: string | null
          applicant_id?: number | null
          applicant_name_masked?: string | null
          applicant_phone_masked?: string | null
          channel?: string
          closed_at?: string | null
          code?: string
          current_clock_id?: number | null
          custom?: NonNullable<Json>
          draft_started_at?: string | null
          due_at?: string | null
          fee_due?: number
          fee_note?: string | null
          fee_paid?: number
          handling_agency_id?: number
          id?: never
          language?: string
          last_event_at?: string
          new_promised_at?: string | null
          note?: string | null
          number?: string | null
          officer_id?: number | null
          officer_name?: string | null
          procedure_id?: number
          promised_at?: string | null
          reason?: string | null
          received_at?: string | null
          refused_at?: string | null
          request_id?: string | null
          result_at?: string | null
          result_kind?: string | null
          result_number?: string | null
          resume_expected_on?: string | null
          returned_at?: string | null
          returned_via?: string | null
          search?: never
          status?: string
          step_agency_id?: number | null
          step_agency_ids?: number[]
          step_clock_id?: number | null
          step_due_at?: string | null
          step_id?: number | null
          subject?: string | null
          submitted_at?: string | null
          supplement_count?: number
          suspended_at?: string | null
          version?: number
          version_id?: number
          withdrawn_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "dossiers_accepted_by_id_fkey"
            columns: ["accepted_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_applicant_id_fkey"
            columns: ["applicant_id"]
            referencedRelation: "applicants"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_handling_agency_id_fkey"
            columns: ["handling_agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_procedure_id_fkey"
            columns: ["procedure_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_procedure_id_fkey"
            columns: ["procedure_id"]
            referencedRelation: "procedures"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_step_agency_id_fkey"
            columns: ["step_agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_step_fk"
            columns: ["step_id"]
            referencedRelation: "dossier_steps"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["draft_id"]
          },
          {
            foreignKeyName: "dossiers_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["version_id"]
          },
          {
            foreignKeyName: "dossiers_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_versions"
            referencedColumns: ["id"]
          },
        ]
      }
      import_batches: {
        Row: {
          created_at: string
          file_name: string
          finished_at: string | null
          id: number
          imported_count: number
          layout: string
          mapping: NonNullable<Json>
          rejected_count: number
          row_count: number
          staff_id: number
          status: string
          target: string
          undone_at: string | null
          undone_by_id: number | null
        }
        Insert: {
          created_at?: string
          file_name: string
          finished_at?: string | null
          id?: never
          imported_count?: number
          layout: string
          mapping?: NonNullable<Json>
          rejected_count?: number
          row_count?: number
          staff_id: number
          status?: string
          target?: string
          undone_at?: string | null
          undone_by_id?: number | null
        }
        Update: {
          created_at?: string
          file_name?: string
          finished_at?: string | null
          id?: never
          imported_count?: number
          layout?: string
          mapping?: NonNullable<Json>
          rejected_count?: number
          row_count?: number
          staff_id?: number
          status?: string
          target?: string
          undone_at?: string | null
          undone_by_id?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "import_batches_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "import_batches_undone_by_id_fkey"
            columns: ["undone_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      knowledge_articles: {
        Row: {
          agency_id: number | null
          archived_at: string | null
          body: string
          category_id: number | null
          created_at: string
          id: number
          keywords: string | null
          legal_basis: string | null
          questions: string | null
          reviewed_on: string | null
          search: string | null
          source_url: string | null
          status: string
          title: string
          updated_at: string
          valid_from: string
          valid_to: string | null
        }
        Insert: {
          agency_id?: number | null
          archived_at?: string | null
          body: string
          category_id?: number | null
          created_at?: string
          id?: never
          keywords?: string | null
          legal_basis?: string | null
          questions?: string | null
          reviewed_on?: string | null
          search?: never
          source_url?: string | null
          status?: string
          title: string
          updated_at?: string
          valid_from?: string
          valid_to?: string | null
        }
        Update: {
          agency_id?: number | null
          archived_at?: string | null
          body?: string
          category_id?: number | null
          created_at?: string
          id?: never
          keywords?: string | null
          legal_basis?: string | null
          questions?: string | null
          reviewed_on?: string | null
          search?: never
          source_url?: string | null
          status?: string
          title?: string
          updated_at?: string
          valid_from?: string
          valid_to?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "knowledge_articles_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "knowledge_articles_category_id_fkey"
            columns: ["category_id"]
            referencedRelation: "categories"
            referencedColumns: ["id"]
          },
        ]
      }
      knowledge_uses: {
        Row: {
          article_id: number
          count: number
          how: string
          used_on: string
        }
        Insert: {
          article_id: number
          count?: number
          how: string
          used_on: string
        }
        Update: {
          article_id?: number
          count?: number
          how?: string
          used_on?: string
        }
        Relationships: [
          {
            foreignKeyName: "knowledge_uses_article_id_fkey"
            columns: ["article_id"]
            referencedRelation: "knowledge_articles"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "knowledge_uses_article_id_fkey"
            columns: ["article_id"]
            referencedRelation: "knowledge_list"
            referencedColumns: ["id"]
          },
        ]
      }
      kpi_targets: {
        Row: {
          agency_id: number | null
          citation: string
          created_at: string
          direction: string
          id: number
          measure: string
          note: string | null
          source: string
          unit: string
          updated_at: string
          value: number
          year: number
        }
        Insert: {
          agency_id?: number | null
          citation: string
          created_at?: string
          direction: string
          id?: never
          measure: string
          note?: string | null
          source: string
          unit: string
          updated_at?: string
          value: number
          year: number
        }
        Update: {
          agency_id?: number | null
          citation?: string
          created_at?: string
          direction?: string
          id?: never
          measure?: string
          note?: string | null
          source?: string
          unit?: string
          updated_at?: string
          value?: number
          year?: number
        }
        Relationships: [
          {
            foreignKeyName: "kpi_targets_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
        ]
      }
      meeting_points: {
        Row: {
          address: string | null
          agency_id: number
          archived_at: string | null
          capacity: number | null
          created_at: string
          equipment: string | null
          id: number
          line_mbps: number | null
          name: string
          note: string | null
          phone: string | null
          room: string | null
          search: string | null
          technician: string | null
          updated_at: string
        }
        Insert: {
          address?: string | null
          agency_id: number
          archived_at?: string | null
          capacity?: number | null
          created_at?: string
          equipment?: string | null
          id?: never
          line_mbps?: number | null
          name: string
          note?: string | null
          phone?: string | null
          room?: string | null
          search?: never
          technician?: string | null
          updated_at?: string
        }
        Update: {
          address?: string | null
          agency_id?: number
          archived_at?: string | null
          capacity?: number | null
          created_at?: string
          equipment?: string | null
          id?: never
          line_mbps?: number | null
          name?: string
          note?: string | null
          phone?: string | null
          room?: string | null
          search?: never
          technician?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "meeting_points_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
        ]
      }
      message_templates: {
        Row: {
          audience: string
          body: string
          channel: string
          code: string
          default_body: string
          default_subject: string | null
          description: string
          edited_at: string | null
          edited_by_id: number | null
          follows_agency: boolean
          id: number
          language: string
          name: string
          relevant_while: string[] | null
          search: string | null
          subject: string | null
          updated_at: string
          variables: string[]
          version: number
        }
        Insert: {
          audience: string
          body: string
          channel: string
          code: string
          default_body: string
          default_subject?: string | null
          description: string
          edited_at?: string | null
          edited_by_id?: number | null
          follows_agency?: boolean
          id?: never
          language?: string
          name: string
          relevant_while?: string[] | null
          search?: never
          subject?: string | null
          updated_at?: string
          variables: string[]
          version?: number
        }
        Update: {
          audience?: string
          body?: string
          channel?: string
          code?: string
          default_body?: string
          default_subject?: string | null
          description?: string
          edited_at?: string | null
          edited_by_id?: number | null
          follows_agency?: boolean
          id?: never
          language?: string
          name?: string
          relevant_while?: string[] | null
          search?: never
          subject?: string | null
          updated_at?: string
          variables?: string[]
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "message_templates_edited_by_id_fkey"
            columns: ["edited_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      notifications: {
        Row: {
          created_at: string
          group_key: string
          id: number
          kind: string
          params: NonNullable<Json>
          read_at: string | null
          staff_id: number
          subject_id: number | null
          subject_type: string | null
        }
        Insert: {
          created_at: string
          group_key?: never
          id?: never
          kind: string
          params?: NonNullable<Json>
          read_at?: string | null
          staff_id: number
          subject_id?: number | null
          subject_type?: string | null
        }
        Update: {
          created_at?: string
          group_key?: never
          id?: never
          kind?: string
          params?: NonNullable<Json>
          read_at?: string | null
          staff_id?: number
          subject_id?: number | null
          subject_type?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "notifications_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      nuisance_marks: {
        Row: {
          citizen_id: number
          id: number
          lift_reason: string | null
          lifted_at: string | null
          lifted_by_id: number | null
          lifted_by_name: string | null
          marked_at: string
          marked_by_id: number
          marked_by_name: string
          phone_masked: string
          reason: string
        }
        Insert: {
          citizen_id: number
          id?: never
          lift_reason?: string | null
          lifted_at?: string | null
          lifted_by_id?: number | null
          lifted_by_name?: string | null
          marked_at: string
          marked_by_id: number
          marked_by_name: string
          phone_masked: string
          reason: string
        }
        Update: {
          citizen_id?: number
          id?: never
          lift_reason?: string | null
          lifted_at?: string | null
          lifted_by_id?: number | null
          lifted_by_name?: string | null
          marked_at?: string
          marked_by_id?: number
          marked_by_name?: string
          phone_masked?: string
          reason?: string
        }
        Relationships: [
          {
            foreignKeyName: "nuisance_marks_citizen_id_fkey"
            columns: ["citizen_id"]
            referencedRelation: "citizens"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "nuisance_marks_lifted_by_id_fkey"
            columns: ["lifted_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "nuisance_marks_marked_by_id_fkey"
            columns: ["marked_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      overdue_checks: {
        Row: {
          agency_id: number
          closed_at: string | null
          confirmed_at: string | null
          confirmed_by_id: number | null
          confirmed_by_name: string | null
          day: string
          dossier_ids: number[] | null
          due_at: string
          id: number
          missed_at: string | null
          opens_at: string
          overdue_count: number | null
          remark: string | null
          slot: string
        }
        Insert: {
          agency_id: number
          closed_at?: string | null
          confirmed_at?: string | null
          confirmed_by_id?: number | null
          confirmed_by_name?: string | null
          day: string
          dossier_ids?: number[] | null
          due_at: string
          id?: never
          missed_at?: string | null
          opens_at: string
          overdue_count?: number | null
          remark?: string | null
          slot: string
        }
        Update: {
          agency_id?: number
          closed_at?: string | null
          confirmed_at?: string | null
          confirmed_by_id?: number | null
          confirmed_by_name?: string | null
          day?: string
          dossier_ids?: number[] | null
          due_at?: string
          id?: never
          missed_at?: string | null
          opens_at?: string
          overdue_count?: number | null
          remark?: string | null
          slot?: string
        }
        Relationships: [
          {
            foreignKeyName: "overdue_checks_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "overdue_checks_confirmed_by_id_fkey"
            columns: ["confirmed_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      procedure_documents: {
        Row: {
          copies: number
          form: string
          id: number
          is_required: boolean
          name: string
          position: number
          template_note: string | null
          version_id: number
        }
        Insert: {
          copies?: number
          form?: string
          id?: never
          is_required?: boolean
          name: string
          position: number
          template_note?: string | null
          version_id: number
        }
        Update: {
          copies?: number
          form?: string
          id?: never
          is_required?: boolean
          name?: string
          position?: number
          template_note?: string | null
          version_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "procedure_documents_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["draft_id"]
          },
          {
            foreignKeyName: "procedure_documents_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["version_id"]
          },
          {
            foreignKeyName: "procedure_documents_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_versions"
            referencedColumns: ["id"]
          },
        ]
      }
      procedure_fees: {
        Row: {
          amount: number
          id: number
          kind: string
          name: string
          note: string | null
          online_amount: number | null
          position: number
          postal_amount: number | null
          version_id: number
        }
        Insert: {
          amount: number
          id?: never
          kind?: string
          name: string
          note?: string | null
          online_amount?: number | null
          position: number
          postal_amount?: number | null
          version_id: number
        }
        Update: {
          amount?: number
          id?: never
          kind?: string
          name?: string
          note?: string | null
          online_amount?: number | null
          position?: number
          postal_amount?: number | null
          version_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "procedure_fees_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["draft_id"]
          },
          {
            foreignKeyName: "procedure_fees_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["version_id"]
          },
          {
            foreignKeyName: "procedure_fees_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_versions"
            referencedColumns: ["id"]
          },
        ]
      }
      procedure_fields: {
        Row: {
          code: string
          created_at: string
          id: number
          name: string
          name_en: string | null
          name_folded: string | null
          position: number
          updated_at: string
        }
        Insert: {
          code: string
          created_at?: string
          id?: never
          name: string
          name_en?: string | null
          name_folded?: never
          position?: number
          updated_at?: string
        }
        Update: {
          code?: string
          created_at?: string
          id?: never
          name?: string
          name_en?: string | null
          name_folded?: never
          position?: number
          updated_at?: string
        }
        Relationships: []
      }
      procedure_steps: {
        Row: {
          agency_id: number | null
          id: number
          is_intake: boolean
          is_result: boolean
          name: string
          position: number
          unit_kind: string
          version_id: number
          working_days: number
        }
        Insert: {
          agency_id?: number | null
          id?: never
          is_intake?: boolean
          is_result?: boolean
          name: string
          position: number
          unit_kind: string
          version_id: number
          working_days: number
        }
        Update: {
          agency_id?: number | null
          id?: never
          is_intake?: boolean
          is_result?: boolean
          name?: string
          position?: number
          unit_kind?: string
          version_id?: number
          working_days?: number
        }
        Relationships: [
          {
            foreignKeyName: "procedure_steps_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "procedure_steps_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["draft_id"]
          },
          {
            foreignKeyName: "procedure_steps_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["version_id"]
          },
          {
            foreignKeyName: "procedure_steps_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_versions"
            referencedColumns: ["id"]
          },
        ]
      }
      procedure_versions: {
        Row: {
          agency_id: number | null
          audience: string
          conditions: string | null
          created_at: string
          decision_issuer: string | null
          decision_number: string | null
          decision_on: string | null
          description: string | null
          fee_note: string | null
          field_id: number
          id: number
          import_batch_id: number | null
          legal_basis: string | null
          level: string
          name: string
          number: number
          online_level: string
          procedure_id: number
          published_at: string | null
          published_by_id: number | null
          published_by_name: string | null
          result_kind: string
          result_name: string | null
          revision: number
          total_days: number | null
          updated_at: string
          valid_from: string | null
          valid_to: string | null
        }
        Insert: {
          agency_id?: number | null
          audience?: string
          conditions?: string | null
          created_at?: string
          decision_issuer?: string | null
          decision_number?: string | null
          decision_on?: string | null
          description?: string | null
          fee_note?: string | null
          field_id: number
          id?: never
          import_batch_id?: number | null
          legal_basis?: string | null
          level: string
          name: string
          number: number
          online_level?: string
          procedure_id: number
          published_at?: string | null
          published_by_id?: number | null
          published_by_name?: string | null
          result_kind?: string
          result_name?: string | null
          revision?: number
          total_days?: number | null
          updated_at?: string
          valid_from?: string | null
          valid_to?: string | null
        }
        Update: {
          agency_id?: number | null
          audience?: string
          conditions?: string | null
          created_at?: string
          decision_issuer?: string | null
          decision_number?: string | null
          decision_on?: string | null
          description?: string | null
          fee_note?: string | null
          field_id?: number
          id?: never
          import_batch_id?: number | null
          legal_basis?: string | null
          level?: string
          name?: string
          number?: number
          online_level?: string
          procedure_id?: number
          published_at?: string | null
          published_by_id?: number | null
          published_by_name?: string | null
          result_kind?: string
          result_name?: string | null
          revision?: number
          total_days?: number | null
          updated_at?: string
          valid_from?: string | null
          valid_to?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "procedure_versions_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "procedure_versions_field_id_fkey"
            columns: ["field_id"]
            referencedRelation: "dossier_list"
            referencedColumns: ["field_id"]
          },
          {
            foreignKeyName: "procedure_versions_field_id_fkey"
            columns: ["field_id"]
            referencedRelation: "procedure_fields"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "procedure_versions_import_batch_id_fkey"
            columns: ["import_batch_id"]
            referencedRelation: "import_batches"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "procedure_versions_procedure_id_fkey"
            columns: ["procedure_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "procedure_versions_procedure_id_fkey"
            columns: ["procedure_id"]
            referencedRelation: "procedures"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "procedure_versions_published_by_id_fkey"
            columns: ["published_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      procedures: {
        Row: {
          code: string
          created_at: string
          field_id: number
          id: number
          is_sample: boolean
          level: string
          name: string
          retired_decision_number: string | null
          retired_decision_on: string | null
          retired_on: string | null
          retired_reason: string | null
          search: string | null
          updated_at: string
        }
        Insert: {
          code: string
          created_at?: string
          field_id: number
          id?: never
          is_sample?: boolean
          level: string
          name: string
          retired_decision_number?: string | null
          retired_decision_on?: string | null
          retired_on?: string | null
          retired_reason?: string | null
          search?: never
          updated_at?: string
        }
        Update: {
          code?: string
          created_at?: string
          field_id?: number
          id?: never
          is_sample?: boolean
          level?: string
          name?: string
          retired_decision_number?: string | null
          retired_decision_on?: string | null
          retired_on?: string | null
          retired_reason?: string | null
          search?: never
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "procedures_field_id_fkey"
            columns: ["field_id"]
            referencedRelation: "dossier_list"
            referencedColumns: ["field_id"]
          },
          {
            foreignKeyName: "procedures_field_id_fkey"
            columns: ["field_id"]
            referencedRelation: "procedure_fields"
            referencedColumns: ["id"]
          },
        ]
      }
      rating_reviews: {
        Row: {
          id: number
          outcome: string
          rating_id: number
          remark: string
          reviewed_at: string
          staff_id: number
          staff_name: string
        }
        Insert: {
          id?: never
          outcome: string
          rating_id: number
          remark: string
          reviewed_at: string
          staff_id: number
          staff_name: string
        }
        Update: {
          id?: never
          outcome?: string
          rating_id?: number
          remark?: string
          reviewed_at?: string
          staff_id?: number
          staff_name?: string
        }
        Relationships: [
          {
            foreignKeyName: "rating_reviews_rating_id_fkey"
            columns: ["rating_id"]
            referencedRelation: "rating_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rating_reviews_rating_id_fkey"
            columns: ["rating_id"]
            referencedRelation: "ticket_ratings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rating_reviews_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      reception_days: {
        Row: {
          agency_id: number
          created_at: string
          day_of_month: number | null
          ends_at_time: string
          id: number
          kind: string
          leader_id: number
          leader_name: string
          note: string | null
          point_id: number | null
          starts_at_time: string
          updated_at: string
          valid_from: string
          valid_to: string | null
          week_of_month: number | null
          weekday: number | null
        }
        Insert: {
          agency_id: number
          created_at?: string
          day_of_month?: number | null
          ends_at_time: string
          id?: never
          kind?: string
          leader_id: number
          leader_name: string
          note?: string | null
          point_id?: number | null
          starts_at_time: string
          updated_at?: string
          valid_from: string
          valid_to?: string | null
          week_of_month?: number | null
          weekday?: number | null
        }
        Update: {
          agency_id?: number
          created_at?: string
          day_of_month?: number | null
          ends_at_time?: string
          id?: never
          kind?: string
          leader_id?: number
          leader_name?: string
          note?: string | null
          point_id?: number | null
          starts_at_time?: string
          updated_at?: string
          valid_from?: string
          valid_to?: string | null
          week_of_month?: number | null
          weekday?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "reception_days_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "reception_days_leader_id_fkey"
            columns: ["leader_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "reception_days_point_id_fkey"
            columns: ["point_id"]
            referencedRelation: "meeting_points"
            referencedColumns: ["id"]
          },
        ]
      }
      report_contents: {
        Row: {
          content: NonNullable<Json>
          data: NonNullable<Json>
          queries: NonNullable<Json>
          report_id: number
        }
        Insert: {
          content: NonNullable<Json>
          data: NonNullable<Json>
          queries: NonNullable<Json>
          report_id: number
        }
        Update: {
          content?: NonNullable<Json>
          data?: NonNullable<Json>
          queries?: NonNullable<Json>
          report_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "report_contents_report_id_fkey"
            columns: ["report_id"]
            referencedRelation: "reports"
            referencedColumns: ["id"]
          },
        ]
      }
      report_kinds: {
        Row: {
          area: string
          citation: string
          code: string
          description: string
          description_en: string
          name: string
          name_en: string
          periods: string[]
          position: number
          reach: string
        }
        Insert: {
          area: string
          citation: string
          code: string
          description: string
          description_en: string
          name: string
          name_en: string
          periods: string[]
          position: number
          reach: string
        }
        Update: {
          area?: string
          citation?: string
          code?: string
          description?: string
          description_en?: string
          name?: string
          name_en?: string
          periods?: string[]
          position?: number
          reach?: string
        }
        Relationships: []
      }
      report_recipients: {
        Row: {
          display_name: string
          schedule_id: number
          since_on: string
          staff_id: number
        }
        Insert: {
          display_name: string
          schedule_id: number
          since_on: string
          staff_id: number
        }
        Update: {
          display_name?: string
          schedule_id?: number
          since_on?: string
          staff_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "report_recipients_schedule_id_fkey"
            columns: ["schedule_id"]
            referencedRelation: "report_schedules"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "report_recipients_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      report_runs: {
        Row: {
          agency_id: number | null
          attempts: number
          due_at: string
          finished_at: string | null
          id: number
          last_error: string | null
          lease_token: string | null
          lease_until: string | null
          next_at: string
          period_key: string
          report_id: number | null
          schedule_id: number
          staff_id: number
          status: string
        }
        Insert: {
          agency_id?: number | null
          attempts?: number
          due_at: string
          finished_at?: string | null
          id?: never
          last_error?: string | null
          lease_token?: string | null
          lease_until?: string | null
          next_at: string
          period_key: string
          report_id?: number | null
          schedule_id: number
          staff_id: number
          status?: string
        }
        Update: {
          agency_id?: number | null
          attempts?: number
          due_at?: string
          finished_at?: string | null
          id?: never
          last_error?: string | null
          lease_token?: string | null
          lease_until?: string | null
          next_at?: string
          period_key?: string
          report_id?: number | null
          schedule_id?: number
          staff_id?: number
          status?: string
        }
        Relationships: [
          {
            foreignKeyName: "report_runs_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "report_runs_report_id_fkey"
            columns: ["report_id"]
            referencedRelation: "reports"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "report_runs_schedule_id_fkey"
            columns: ["schedule_id"]
            referencedRelation: "report_schedules"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "report_runs_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      report_schedules: {
        Row: {
          agency_id: number | null
          area: string
          at_time: string
          audience: string
          created_at: string
          created_by_id: number | null
          created_by_name: string | null
          day_offset: number
          id: number
          is_active: boolean
          kind_code: string
          period: string
          since_on: string
          updated_at: string
          version: number
        }
        Insert: {
          agency_id?: number | null
          area: string
          at_time?: string
          audience: string
          created_at?: string
          created_by_id?: number | null
          created_by_name?: string | null
          day_offset?: number
          id?: never
          is_active?: boolean
          kind_code: string
          period: string
          since_on: string
          updated_at?: string
          version?: number
        }
        Update: {
          agency_id?: number | null
          area?: string
          at_time?: string
          audience?: string
          created_at?: string
          created_by_id?: number | null
          created_by_name?: string | null
          day_offset?: number
          id?: never
          is_active?: boolean
          kind_code?: string
          period?: string
          since_on?: string
          updated_at?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "report_schedules_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "report_schedules_created_by_id_fkey"
            columns: ["created_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "report_schedules_kind_code_fkey"
            columns: ["kind_code"]
            referencedRelation: "report_kinds"
            referencedColumns: ["code"]
          },
        ]
      }
      reports: {
        Row: {
          agency_id: number | null
          area: string
          as_of: string
          document_id: number | null
          ends_on: string
          for_staff_id: number | null
          id: number
          issued_at: string
          issued_by_id: number | null
          issued_by_name: string | null
          kind_code: string
          number: number | null
          period: string
          period_key: string
          reason: string | null
          starts_on: string
          symbol: string | null
          title: string
          version: number
        }
        Insert: {
          agency_id?: number | null
          area: string
          as_of: string
          document_id?: number | null
          ends_on: string
          for_staff_id?: number | null
          id?: never
          issued_at: string
          issued_by_id?: number | null
          issued_by_name?: string | null
          kind_code: string
          number?: number | null
          period: string
          period_key: string
          reason?: string | null
          starts_on: string
          symbol?: string | null
          title: string
          version: number
        }
        Update: {
          agency_id?: number | null
          area?: string
          as_of?: string
          document_id?: number | null
          ends_on?: string
          for_staff_id?: number | null
          id?: never
          issued_at?: string
          issued_by_id?: number | null
          issued_by_name?: string | null
          kind_code?: string
          number?: number | null
          period?: string
          period_key?: string
          reason?: string | null
          starts_on?: string
          symbol?: string | null
          title?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "reports_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "reports_document_id_fkey"
            columns: ["document_id"]
            referencedRelation: "documents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "reports_document_id_fkey"
            columns: ["document_id"]
            referencedRelation: "dossier_paper_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "reports_for_staff_id_fkey"
            columns: ["for_staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "reports_issued_by_id_fkey"
            columns: ["issued_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "reports_kind_code_fkey"
            columns: ["kind_code"]
            referencedRelation: "report_kinds"
            referencedColumns: ["code"]
          },
        ]
      }
      saved_views: {
        Row: {
          created_at: string
          id: number
          name: string
          params: NonNullable<Json>
          resource: string
          shared_role_code: string | null
          staff_id: number
          updated_at: string
        }
        Insert: {
          created_at?: string
          id?: never
          name: string
          params?: NonNullable<Json>
          resource: string
          shared_role_code?: string | null
          staff_id?: number
          updated_at?: string
        }
        Update: {
          created_at?: string
          id?: never
          name?: string
          params?: NonNullable<Json>
          resource?: string
          shared_role_code?: string | null
          staff_id?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "saved_views_shared_role_code_fkey"
            columns: ["shared_role_code"]
            referencedRelation: "roles"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "saved_views_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      session_agenda: {
        Row: {
          case_id: number | null
          finished_at: string | null
          id: number
          lead_name: string | null
          minutes: number
          position: number
          session_id: number
          started_at: string | null
          step: string
          title: string
        }
        Insert: {
          case_id?: number | null
          finished_at?: string | null
          id?: never
          lead_name?: string | null
          minutes: number
          position: number
          session_id: number
          started_at?: string | null
          step: string
          title: string
        }
        Update: {
          case_id?: number | null
          finished_at?: string | null
          id?: never
          lead_name?: string | null
          minutes?: number
          position?: number
          session_id?: number
          started_at?: string | null
          step?: string
          title?: string
        }
        Relationships: [
          {
            foreignKeyName: "session_agenda_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_agenda_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_agenda_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_agenda_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_agenda_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
        ]
      }
      session_attendance: {
        Row: {
          connection_id: string
          display_name: string | null
          id: number
          is_moderator: boolean
          joined_at: string
          left_at: string | null
          participant_id: number | null
          session_id: number
        }
        Insert: {
          connection_id: string
          display_name?: string | null
          id?: never
          is_moderator?: boolean
          joined_at: string
          left_at?: string | null
          participant_id?: number | null
          session_id: number
        }
        Update: {
          connection_id?: string
          display_name?: string | null
          id?: never
          is_moderator?: boolean
          joined_at?: string
          left_at?: string | null
          participant_id?: number | null
          session_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "session_attendance_participant_id_fkey"
            columns: ["participant_id"]
            referencedRelation: "session_participants"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_attendance_participant_id_fkey"
            columns: ["participant_id"]
            referencedRelation: "session_rating_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_attendance_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_attendance_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_attendance_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
        ]
      }
      session_cases: {
        Row: {
          case_id: number
          ends_at: string
          id: number
          position: number
          session_id: number
          starts_at: string
        }
        Insert: {
          case_id: number
          ends_at: string
          id?: never
          position: number
          session_id: number
          starts_at: string
        }
        Update: {
          case_id?: number
          ends_at?: string
          id?: never
          position?: number
          session_id?: number
          starts_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "session_cases_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_cases_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_cases_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_cases_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_cases_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
        ]
      }
      session_conclusions: {
        Row: {
          content: string
          document_id: number | null
          drafted_at: string
          drafted_by_id: number | null
          id: number
          session_id: number
          signed_at: string | null
          signed_by_id: number | null
          signed_by_name: string | null
          submitted_at: string | null
          version: number
        }
        Insert: {
          content?: string
          document_id?: number | null
          drafted_at: string
          drafted_by_id?: number | null
          id?: never
          session_id: number
          signed_at?: string | null
          signed_by_id?: number | null
          signed_by_name?: string | null
          submitted_at?: string | null
          version?: number
        }
        Update: {
          content?: string
          document_id?: number | null
          drafted_at?: string
          drafted_by_id?: number | null
          id?: never
          session_id?: number
          signed_at?: string | null
          signed_by_id?: number | null
          signed_by_name?: string | null
          submitted_at?: string | null
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "session_conclusions_document_id_fkey"
            columns: ["document_id"]
            referencedRelation: "documents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_conclusions_document_id_fkey"
            columns: ["document_id"]
            referencedRelation: "dossier_paper_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_conclusions_drafted_by_id_fkey"
            columns: ["drafted_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_conclusions_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_conclusions_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_conclusions_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_conclusions_signed_by_id_fkey"
            columns: ["signed_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      session_events: {
        Row: {
          actor_id: number | null
          actor_name: string | null
          at: string
          data: NonNullable<Json>
          from_status: string | null
          id: number
          kind: string
          note: string | null
          session_id: number
          to_status: string | null
        }
        Insert: {
          actor_id?: number | null
          actor_name?: string | null
          at: string
          data?: NonNullable<Json>
          from_status?: string | null
          id?: never
          kind: string
          note?: string | null
          session_id: number
          to_status?: string | null
        }
        Update: {
          actor_id?: number | null
          actor_name?: string | null
          at?: string
          data?: NonNullable<Json>
          from_status?: string | null
          id?: never
          kind?: string
          note?: string | null
          session_id?: number
          to_status?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "session_events_actor_id_fkey"
            columns: ["actor_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_events_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_events_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_events_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
        ]
      }
      session_minutes: {
        Row: {
          closed_at: string | null
          content: string
          session_id: number
          updated_at: string
          updated_by_id: number | null
          updated_by_name: string | null
          version: number
        }
        Insert: {
          closed_at?: string | null
          content?: string
          session_id: number
          updated_at: string
          updated_by_id?: number | null
          updated_by_name?: string | null
          version?: number
        }
        Update: {
          closed_at?: string | null
          content?: string
          session_id?: number
          updated_at?: string
          updated_by_id?: number | null
          updated_by_name?: string | null
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "session_minutes_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_minutes_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_minutes_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_minutes_updated_by_id_fkey"
            columns: ["updated_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      session_participants: {
        Row: {
          agency_id: number | null
          capacity: string
          case_id: number | null
          citizen_id: number | null
          display_name: string
          id: number
          invitation: string
          invited_at: string | null
          job_title: string | null
          organisation: string | null
          position: number
          removed_at: string | null
          replied_at: string | null
          reply_note: string | null
          session_id: number
          session_point_id: number | null
          staff_id: number | null
          substitute_name: string | null
          substitute_title: string | null
        }
        Insert: {
          agency_id?: number | null
          capacity: string
          case_id?: number | null
          citizen_id?: number | null
          display_name: string
          id?: never
          invitation?: string
          invited_at?: string | null
          job_title?: string | null
          organisation?: string | null
          position?: number
          removed_at?: string | null
          replied_at?: string | null
          reply_note?: string | null
          session_id: number
          session_point_id?: number | null
          staff_id?: number | null
          substitute_name?: string | null
          substitute_title?: string | null
        }
        Update: {
          agency_id?: number | null
          capacity?: string
          case_id?: number | null
          citizen_id?: number | null
          display_name?: string
          id?: never
          invitation?: string
          invited_at?: string | null
          job_title?: string | null
          organisation?: string | null
          position?: number
          removed_at?: string | null
          replied_at?: string | null
          reply_note?: string | null
          session_id?: number
          session_point_id?: number | null
          staff_id?: number | null
          substitute_name?: string | null
          substitute_title?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "session_participants_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_participants_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_participants_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_participants_citizen_id_fkey"
            columns: ["citizen_id"]
            referencedRelation: "citizens"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_participants_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_participants_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_participants_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_participants_session_point_id_fkey"
            columns: ["session_point_id"]
            referencedRelation: "session_points"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_participants_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      session_points: {
        Row: {
          contact_name: string | null
          contact_phone: string | null
          id: number
          part: string
          point_id: number
          position: number
          session_id: number
        }
        Insert: {
          contact_name?: string | null
          contact_phone?: string | null
          id?: never
          part: string
          point_id: number
          position?: number
          session_id: number
        }
        Update: {
          contact_name?: string | null
          contact_phone?: string | null
          id?: never
          part?: string
          point_id?: number
          position?: number
          session_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "session_points_point_id_fkey"
            columns: ["point_id"]
            referencedRelation: "meeting_points"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_points_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_points_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_points_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
        ]
      }
      session_ratings: {
        Row: {
          answer: number | null
          case_id: number | null
          comment: string | null
          handling: number | null
          id: number
          participant_id: number
          rated_at: string
          reception: number | null
          score: number
          session_id: number
          staff_id: number | null
          staff_name: string | null
          via: string
        }
        Insert: {
          answer?: number | null
          case_id?: number | null
          comment?: string | null
          handling?: number | null
          id?: never
          participant_id: number
          rated_at: string
          reception?: number | null
          score: number
          session_id: number
          staff_id?: number | null
          staff_name?: string | null
          via: string
        }
        Update: {
          answer?: number | null
          case_id?: number | null
          comment?: string | null
          handling?: number | null
          id?: never
          participant_id?: number
          rated_at?: string
          reception?: number | null
          score?: number
          session_id?: number
          staff_id?: number | null
          staff_name?: string | null
          via?: string
        }
        Relationships: [
          {
            foreignKeyName: "session_ratings_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_ratings_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_ratings_participant_id_fkey"
            columns: ["participant_id"]
            referencedRelation: "session_participants"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_ratings_participant_id_fkey"
            columns: ["participant_id"]
            referencedRelation: "session_rating_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_ratings_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_ratings_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_ratings_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_ratings_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      session_recordings: {
        Row: {
          added_at: string
          added_by_id: number | null
          added_by_name: string | null
          byte_size: number | null
          file_name: string
          id: number
          media_type: string | null
          note: string | null
          place: string | null
          recorded_from: string | null
          recorded_to: string | null
          retention: string
          session_id: number
          session_point_id: number | null
          sha256: string | null
          storage_path: string | null
        }
        Insert: {
          added_at: string
          added_by_id?: number | null
          added_by_name?: string | null
          byte_size?: number | null
          file_name: string
          id?: never
          media_type?: string | null
          note?: string | null
          place?: string | null
          recorded_from?: string | null
          recorded_to?: string | null
          retention?: string
          session_id: number
          session_point_id?: number | null
          sha256?: string | null
          storage_path?: string | null
        }
        Update: {
          added_at?: string
          added_by_id?: number | null
          added_by_name?: string | null
          byte_size?: number | null
          file_name?: string
          id?: never
          media_type?: string | null
          note?: string | null
          place?: string | null
          recorded_from?: string | null
          recorded_to?: string | null
          retention?: string
          session_id?: number
          session_point_id?: number | null
          sha256?: string | null
          storage_path?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "session_recordings_added_by_id_fkey"
            columns: ["added_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_recordings_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_recordings_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_recordings_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_recordings_session_point_id_fkey"
            columns: ["session_point_id"]
            referencedRelation: "session_points"
            referencedColumns: ["id"]
          },
        ]
      }
      session_tests: {
        Row: {
          id: number
          is_passed: boolean
          note: string | null
          results: NonNullable<Json>
          session_id: number
          session_point_id: number
          staff_id: number | null
          staff_name: string | null
          tested_at: string
        }
        Insert: {
          id?: never
          is_passed: boolean
          note?: string | null
          results?: NonNullable<Json>
          session_id: number
          session_point_id: number
          staff_id?: number | null
          staff_name?: string | null
          tested_at: string
        }
        Update: {
          id?: never
          is_passed?: boolean
          note?: string | null
          results?: NonNullable<Json>
          session_id?: number
          session_point_id?: number
          staff_id?: number | null
          staff_name?: string | null
          tested_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "session_tests_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_tests_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_tests_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_tests_session_point_id_fkey"
            columns: ["session_point_id"]
            referencedRelation: "session_points"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_tests_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      session_waivers: {
        Row: {
          at: string
          id: number
          kind: string
          reason: string
          session_id: number
          staff_id: number
          staff_name: string
        }
        Insert: {
          at: string
          id?: never
          kind: string
          reason: string
          session_id: number
          staff_id: number
          staff_name: string
        }
        Update: {
          at?: string
          id?: never
          kind?: string
          reason?: string
          session_id?: number
          staff_id?: number
          staff_name?: string
        }
        Relationships: [
          {
            foreignKeyName: "session_waivers_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_waivers_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_waivers_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_waivers_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      sessions: {
        Row: {
          agency_id: number
          cancel_reason: string | null
          cancelled_at: string | null
          chair_id: number | null
          chair_name: string
          chair_title: string | null
          code: string
          concluded_at: string | null
          current_item_id: number | null
          ended_at: string | null
          ends_at: string
          has_city_leader: boolean
          id: number
          invited_at: string | null
          is_city_chair: boolean
          is_recorded: boolean
          kind: string
          last_event_at: string
          live_at: string | null
          planned_at: string
          planned_by_id: number | null
          purpose: string | null
          reception_day_id: number | null
          recording_state: string
          reported_at: string | null
          request_id: string | null
          reschedule_count: number
          search: string | null
          secretary_id: number | null
          secretary_name: string | null
          starts_at: string
          status: string
          tested_at: string | null
          title: string
          version: number
        }
        Insert: {
          agency_id: number
          cancel_reason?: string | null
          cancelled_at?: string | null
          chair_id?: number | null
          chair_name: string
          chair_title?: string | null
          code: string
          concluded_at?: string | null
          current_item_id?: number | null
          ended_at?: string | null
          ends_at: string
          has_city_leader?: boolean
          id?: never
          invited_at?: string | null
          is_city_chair?: boolean
          is_recorded?: boolean
          kind: string
          last_event_at: string
          live_at?: string | null
          planned_at: string
          planned_by_id?: number | null
          purpose?: string | null
          reception_day_id?: number | null
          recording_state?: string
          reported_at?: string | null
          request_id?: string | null
          reschedule_count?: number
          search?: never
          secretary_id?: number | null
          secretary_name?: string | null
          starts_at: string
          status?: string
          tested_at?: string | null
          title: string
          version?: number
        }
        Update: {
          agency_id?: number
          cancel_reason?: string | null
          cancelled_at?: string | null
          chair_id?: number | null
          chair_name?: string
          chair_title?: string | null
          code?: string
          concluded_at?: string | null
          current_item_id?: number | null
          ended_at?: string | null
          ends_at?: string
          has_city_leader?: boolean
          id?: never
          invited_at?: string | null
          is_city_chair?: boolean
          is_recorded?: boolean
          kind?: string
          last_event_at?: string
          live_at?: string | null
          planned_at?: string
          planned_by_id?: number | null
          purpose?: string | null
          reception_day_id?: number | null
          recording_state?: string
          reported_at?: string | null
          request_id?: string | null
          reschedule_count?: number
          search?: never
          secretary_id?: number | null
          secretary_name?: string | null
          starts_at?: string
          status?: string
          tested_at?: string | null
          title?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "sessions_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "sessions_chair_id_fkey"
            columns: ["chair_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "sessions_planned_by_id_fkey"
            columns: ["planned_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "sessions_reception_day_id_fkey"
            columns: ["reception_day_id"]
            referencedRelation: "reception_days"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "sessions_secretary_id_fkey"
            columns: ["secretary_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      settings: {
        Row: {
          description: string
          description_en: string | null
          form: Json | null
          key: string
          name: string
          name_en: string | null
          updated_at: string
          value: NonNullable<Json>
        }
        Insert: {
          description: string
          description_en?: string | null
          form?: Json | null
          key: string
          name: string
          name_en?: string | null
          updated_at?: string
          value: NonNullable<Json>
        }
        Update: {
          description?: string
          description_en?: string | null
          form?: Json | null
          key?: string
          name?: string
          name_en?: string | null
          updated_at?: string
          value?: NonNullable<Json>
        }
        Relationships: []
      }
      shift_handovers: {
        Row: {
          from_name: string
          from_staff_id: number
          handed_at: string
          id: number
          note: string | null
          request_id: string | null
          since: string
          state: NonNullable<Json>
          taken_at: string | null
          taken_by_id: number | null
          taken_by_name: string | null
          taken_note: string | null
        }
        Insert: {
          from_name: string
          from_staff_id: number
          handed_at: string
          id?: never
          note?: string | null
          request_id?: string | null
          since: string
          state: NonNullable<Json>
          taken_at?: string | null
          taken_by_id?: number | null
          taken_by_name?: string | null
          taken_note?: string | null
        }
        Update: {
          from_name?: string
          from_staff_id?: number
          handed_at?: string
          id?: never
          note?: string | null
          request_id?: string | null
          since?: string
          state?: NonNullable<Json>
          taken_at?: string | null
          taken_by_id?: number | null
          taken_by_name?: string | null
          taken_note?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "shift_handovers_from_staff_id_fkey"
            columns: ["from_staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "shift_handovers_taken_by_id_fkey"
            columns: ["taken_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      staff: {
        Row: {
          agency_id: number
          archived_at: string | null
          created_at: string
          display_name: string
          email: string | null
          id: number
          is_active: boolean
          job_title: string | null
          phone: string | null
          search: string | null
          updated_at: string
          user_id: string | null
        }
        Insert: {
          agency_id: number
          archived_at?: string | null
          created_at?: string
          display_name: string
          email?: string | null
          id?: never
          is_active?: boolean
          job_title?: string | null
          phone?: string | null
          search?: never
          updated_at?: string
          user_id?: string | null
        }
        Update: {
          agency_id?: number
          archived_at?: string | null
          created_at?: string
          display_name?: string
          email?: string | null
          id?: never
          is_active?: boolean
          job_title?: string | null
          phone?: string | null
          search?: never
          updated_at?: string
          user_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "staff_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
        ]
      }
      staff_leaves: {
        Row: {
          created_at: string
          deputy_id: number
          ends_on: string
          id: number
          reason: string | null
          staff_id: number
          starts_on: string
          updated_at: string
        }
        Insert: {
          created_at?: string
          deputy_id: number
          ends_on: string
          id?: never
          reason?: string | null
          staff_id: number
          starts_on: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          deputy_id?: number
          ends_on?: string
          id?: never
          reason?: string | null
          staff_id?: number
          starts_on?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "staff_leaves_deputy_id_fkey"
            columns: ["deputy_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "staff_leaves_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      staff_permissions: {
        Row: {
          agency_id: number
          created_at: string
          id: number
          permission_code: string
          staff_id: number
        }
        Insert: {
          agency_id: number
          created_at?: string
          id?: never
          permission_code: string
          staff_id: number
        }
        Update: {
          agency_id?: number
          created_at?: string
          id?: never
          permission_code?: string
          staff_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "staff_permissions_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "staff_permissions_permission_code_fkey"
            columns: ["permission_code"]
            referencedRelation: "permissions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "staff_permissions_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      staff_roles: {
        Row: {
          agency_id: number
          created_at: string
          id: number
          role_code: string
          staff_id: number
        }
        Insert: {
          agency_id: number
          created_at?: string
          id?: never
          role_code: string
          staff_id: number
        }
        Update: {
          agency_id?: number
          created_at?: string
          id?: never
          role_code?: string
          staff_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "staff_roles_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "staff_roles_role_code_fkey"
            columns: ["role_code"]
            referencedRelation: "roles"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "staff_roles_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_answer_drafts: {
        Row: {
          agency_id: number | null
          content: string
          decided_at: string | null
          decided_by_id: number | null
          decided_by_name: string | null
          id: number
          remarks: string | null
          status: string
          submitted_at: string
          submitted_by_id: number | null
          submitted_by_name: string | null
          ticket_id: number
        }
        Insert: {
          agency_id?: number | null
          content: string
          decided_at?: string | null
          decided_by_id?: number | null
          decided_by_name?: string | null
          id?: never
          remarks?: string | null
          status?: string
          submitted_at: string
          submitted_by_id?: number | null
          submitted_by_name?: string | null
          ticket_id: number
        }
        Update: {
          agency_id?: number | null
          content?: string
          decided_at?: string | null
          decided_by_id?: number | null
          decided_by_name?: string | null
          id?: never
          remarks?: string | null
          status?: string
          submitted_at?: string
          submitted_by_id?: number | null
          submitted_by_name?: string | null
          ticket_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "ticket_answer_drafts_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_answer_drafts_decided_by_id_fkey"
            columns: ["decided_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_answer_drafts_submitted_by_id_fkey"
            columns: ["submitted_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_answer_drafts_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_answer_drafts_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_answers: {
        Row: {
          agency_id: number | null
          answered_at: string
          content: string
          id: number
          level: string
          relayed_at: string | null
          staff_id: number | null
          ticket_id: number
        }
        Insert: {
          agency_id?: number | null
          answered_at: string
          content: string
          id?: never
          level: string
          relayed_at?: string | null
          staff_id?: number | null
          ticket_id: number
        }
        Update: {
          agency_id?: number | null
          answered_at?: string
          content?: string
          id?: never
          level?: string
          relayed_at?: string | null
          staff_id?: number | null
          ticket_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "ticket_answers_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_answers_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_answers_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_answers_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_attachments: {
        Row: {
          byte_size: number
          created_at: string
          file_name: string
          id: number
          kind: string
          media_type: string
          removed_at: string | null
          removed_by_id: number | null
          storage_path: string
          ticket_id: number
          uploaded_by_id: number | null
        }
        Insert: {
          byte_size: number
          created_at?: string
          file_name: string
          id?: never
          kind: string
          media_type: string
          removed_at?: string | null
          removed_by_id?: number | null
          storage_path: string
          ticket_id: number
          uploaded_by_id?: number | null
        }
        Update: {
          byte_size?: number
          created_at?: string
          file_name?: string
          id?: never
          kind?: string
          media_type?: string
          removed_at?: string | null
          removed_by_id?: number | null
          storage_path?: string
          ticket_id?: number
          uploaded_by_id?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "ticket_attachments_removed_by_id_fkey"
            columns: ["removed_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_attachments_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_attachments_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_attachments_uploaded_by_id_fkey"
            columns: ["uploaded_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_briefs: {
        Row: {
          content: string
          due_at: string | null
          id: number
          sent_at: string
          sent_by_id: number | null
          sent_by_name: string | null
          ticket_id: number
        }
        Insert: {
          content: string
          due_at?: string | null
          id?: never
          sent_at: string
          sent_by_id?: number | null
          sent_by_name?: string | null
          ticket_id: number
        }
        Update: {
          content?: string
          due_at?: string | null
          id?: never
          sent_at?: string
          sent_by_id?: number | null
          sent_by_name?: string | null
          ticket_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "ticket_briefs_sent_by_id_fkey"
            columns: ["sent_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_briefs_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_briefs_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_events: {
        Row: {
          actor_agency_id: number | null
          actor_id: number | null
          actor_name: string | null
          agency_id: number | null
          at: string
          data: NonNullable<Json>
          from_status: string | null
          id: number
          kind: string
          note: string | null
          recorded_at: string
          ticket_id: number
          to_status: string | null
        }
        Insert: {
          actor_agency_id?: number | null
          actor_id?: number | null
          actor_name?: string | null
          agency_id?: number | null
          at: string
          data?: NonNullable<Json>
          from_status?: string | null
          id?: never
          kind: string
          note?: string | null
          recorded_at?: string
          ticket_id: number
          to_status?: string | null
        }
        Update: {
          actor_agency_id?: number | null
          actor_id?: number | null
          actor_name?: string | null
          agency_id?: number | null
          at?: string
          data?: NonNullable<Json>
          from_status?: string | null
          id?: never
          kind?: string
          note?: string | null
          recorded_at?: string
          ticket_id?: number
          to_status?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "ticket_events_actor_agency_id_fkey"
            columns: ["actor_agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_events_actor_id_fkey"
            columns: ["actor_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_events_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_events_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_events_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_followers: {
        Row: {
          display_name: string
          followed_at: string
          staff_id: number
          ticket_id: number
        }
        Insert: {
          display_name: string
          followed_at: string
          staff_id: number
          ticket_id: number
        }
        Update: {
          display_name?: string
          followed_at?: string
          staff_id?: number
          ticket_id?: number
        }
        Relationships: [
          {
            foreignKeyName: "ticket_followers_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_followers_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_followers_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_publications: {
        Row: {
          agency_name: string | null
          agency_url: string | null
          answer: string
          answered_on: string
          category_name: string | null
          code: string
          commune_name: string | null
          field_name: string | null
          published_at: string
          question: string
          search: string | null
          ticket_id: number
          title: string
        }
        Insert: {
          agency_name?: string | null
          agency_url?: string | null
          answer: string
          answered_on: string
          category_name?: string | null
          code: string
          commune_name?: string | null
          field_name?: string | null
          published_at: string
          question: string
          search?: never
          ticket_id: number
          title: string
        }
        Update: {
          agency_name?: string | null
          agency_url?: string | null
          answer?: string
          answered_on?: string
          category_name?: string | null
          code?: string
          commune_name?: string | null
          field_name?: string | null
          published_at?: string
          question?: string
          search?: never
          ticket_id?: number
          title?: string
        }
        Relationships: [
          {
            foreignKeyName: "ticket_publications_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_publications_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_ratings: {
        Row: {
          answer: number | null
          answer_id: number
          comment: string | null
          handling: number | null
          id: number
          rated_at: string
          reception: number | null
          review_id: number | null
          score: number
          staff_id: number | null
          ticket_id: number
          via: string
        }
        Insert: {
          answer?: number | null
          answer_id: number
          comment?: string | null
          handling?: number | null
          id?: never
          rated_at: string
          reception?: number | null
          review_id?: number | null
          score: number
          staff_id?: number | null
          ticket_id: number
          via: string
        }
        Update: {
          answer?: number | null
          answer_id?: number
          comment?: string | null
          handling?: number | null
          id?: never
          rated_at?: string
          reception?: number | null
          review_id?: number | null
          score?: number
          staff_id?: number | null
          ticket_id?: number
          via?: string
        }
        Relationships: [
          {
            foreignKeyName: "ticket_ratings_answer_id_fkey"
            columns: ["answer_id"]
            referencedRelation: "ticket_answers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_ratings_review_id_fkey"
            columns: ["review_id"]
            referencedRelation: "rating_reviews"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_ratings_staff_id_fkey"
            columns: ["staff_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_ratings_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_ratings_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_tasks: {
        Row: {
          agency_id: number
          answer: string | null
          due_at: string
          ended_at: string | null
          ended_by_id: number | null
          ended_by_name: string | null
          given_at: string
          given_by_id: number | null
          given_by_name: string | null
          id: number
          officer_id: number | null
          officer_name: string | null
          reason: string | null
          status: string
          task: string
          ticket_id: number
          version: number
        }
        Insert: {
          agency_id: number
          answer?: string | null
          due_at: string
          ended_at?: string | null
          ended_by_id?: number | null
          ended_by_name?: string | null
          given_at: string
          given_by_id?: number | null
          given_by_name?: string | null
          id?: never
          officer_id?: number | null
          officer_name?: string | null
          reason?: string | null
          status?: string
          task: string
          ticket_id: number
          version?: number
        }
        Update: {
          agency_id?: number
          answer?: string | null
          due_at?: string
          ended_at?: string | null
          ended_by_id?: number | null
          ended_by_name?: string | null
          given_at?: string
          given_by_id?: number | null
          given_by_name?: string | null
          id?: never
          officer_id?: number | null
          officer_name?: string | null
          reason?: string | null
          status?: string
          task?: string
          ticket_id?: number
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "ticket_tasks_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_tasks_ended_by_id_fkey"
            columns: ["ended_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_tasks_given_by_id_fkey"
            columns: ["given_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_tasks_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_tasks_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_tasks_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      tickets: {
        Row: {
          agency_id: number | null
          answered_at: string | null
          assigned_at: string | null
          brief_due_at: string | null
          call_ended_at: string | null
          call_started_at: string | null
          category_id: number | null
          channel: string
          citizen_id: number | null
          citizen_name_masked: string | null
          citizen_phone_masked: string | null
          closed_at: string | null
          code: string
          commitment_due_at: string | null
          commitment_request: Json | null
          commune_id: number | null
          content: string
          current_clock_id: number | null
          custom: NonNullable<Json>
          draft_id: number | null
          due_at: string | null
          id: number
          import_batch_id: number | null
          imported_due_at: string | null
          imported_ref: string | null
          is_confidential: boolean
          is_published: boolean
          last_event_at: string
          latitude: number | null
          level_reached: string
          location_text: string | null
          longitude: number | null
          merged_into_id: number | null
          officer_clarification_used: boolean
          officer_id: number | null
          officer_name: string | null
          phoned_at: string | null
          priority: string
          received_at: string
          received_by_id: number | null
          received_by_name: string | null
          recorded_at: string
          relayed_at: string | null
          reopen_count: number
          request_id: string | null
          return_count: number
          search: string | null
          split_from_id: number | null
          status: string
          task_agency_ids: number[] | null
          version: number
          warn_at: string | null
        }
        Insert: {
          agency_id?: number | null
          answered_at?: string | null
          assigned_at?: string | null
          brief_due_at?: string | null
          call_ended_at?: string | null
          call_started_at?: string | null
          category_id?: number | null
          channel: string
          citizen_id?: number | null
          citizen_name_masked?: string | null
          citizen_phone_masked?: string | null
          closed_at?: string | null
          code: string
          commitment_due_at?: string | null
          commitment_request?: Json | null
          commune_id?: number | null
          content: string
          current_clock_id?: number | null
          custom?: NonNullable<Json>
          draft_id?: number | null
          due_at?: string | null
          id?: never
          import_batch_id?: number | null
          imported_due_at?: string | null
          imported_ref?: string | null
          is_confidential?: boolean
          is_published?: boolean
          last_event_at: string
          latitude?: number | null
          level_reached?: string
          location_text?: string | null
          longitude?: number | null
          merged_into_id?: number | null
          officer_clarification_used?: boolean
          officer_id?: number | null
          officer_name?: string | null
          phoned_at?: string | null
          priority?: string
          received_at: string
          received_by_id?: number | null
          received_by_name?: string | null
          recorded_at?: string
          relayed_at?: string | null
          reopen_count?: number
          request_id?: string | null
          return_count?: number
          search?: never
          split_from_id?: number | null
          status: string
          task_agency_ids?: number[] | null
          version?: number
          warn_at?: string | null
        }
        Update: {
          agency_id?: number | null
          answered_at?: string | null
          assigned_at?: string | null
          brief_due_at?: string | null
          call_ended_at?: string | null
          call_started_at?: string | null
          category_id?: number | null
          channel?: string
          citizen_id?: number | null
          citizen_name_masked?: string | null
          citizen_phone_masked?: string | null
          closed_at?: string | null
          code?: string
          commitment_due_at?: string | null
          commitment_request?: Json | null
          commune_id?: number | null
          content?: string
          current_clock_id?: number | null
          custom?: NonNullable<Json>
          draft_id?: number | null
          due_at?: string | null
          id?: never
          import_batch_id?: number | null
          imported_due_at?: string | null
          imported_ref?: string | null
          is_confidential?: boolean
          is_published?: boolean
          last_event_at?: string
          latitude?: number | null
          level_reached?: string
          location_text?: string | null
          longitude?: number | null
          merged_into_id?: number | null
          officer_clarification_used?: boolean
          officer_id?: number | null
          officer_name?: string | null
          phoned_at?: string | null
          priority?: string
          received_at?: string
          received_by_id?: number | null
          received_by_name?: string | null
          recorded_at?: string
          relayed_at?: string | null
          reopen_count?: number
          request_id?: string | null
          return_count?: number
          search?: never
          split_from_id?: number | null
          status?: string
          task_agency_ids?: number[] | null
          version?: number
          warn_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "tickets_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_category_id_fkey"
            columns: ["category_id"]
            referencedRelation: "categories"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_citizen_id_fkey"
            columns: ["citizen_id"]
            referencedRelation: "citizens"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_commune_id_fkey"
            columns: ["commune_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_import_batch_id_fkey"
            columns: ["import_batch_id"]
            referencedRelation: "import_batches"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_merged_into_id_fkey"
            columns: ["merged_into_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_merged_into_id_fkey"
            columns: ["merged_into_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_received_by_id_fkey"
            columns: ["received_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_split_from_id_fkey"
            columns: ["split_from_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_split_from_id_fkey"
            columns: ["split_from_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
      visits: {
        Row: {
          agency_id: number
          case_id: number | null
          citizen_id: number | null
          citizen_name_masked: string | null
          citizen_phone_masked: string | null
          classification: string
          code: string
          commune_id: number | null
          content: string
          head_count: number
          id: number
          made_code: string | null
          recorded_at: string
          recorded_by_id: number
          recorded_by_name: string | null
          redirect_to: string | null
          request_id: string | null
          result: string
          result_at: string | null
          result_note: string | null
          search: string | null
          ticket_id: number | null
          visited_at: string
        }
        Insert: {
          agency_id: number
          case_id?: number | null
          citizen_id?: number | null
          citizen_name_masked?: string | null
          citizen_phone_masked?: string | null
          classification: string
          code: string
          commune_id?: number | null
          content: string
          head_count?: number
          id?: never
          made_code?: string | null
          recorded_at: string
          recorded_by_id: number
          recorded_by_name?: string | null
          redirect_to?: string | null
          request_id?: string | null
          result?: string
          result_at?: string | null
          result_note?: string | null
          search?: never
          ticket_id?: number | null
          visited_at: string
        }
        Update: {
          agency_id?: number
          case_id?: number | null
          citizen_id?: number | null
          citizen_name_masked?: string | null
          citizen_phone_masked?: string | null
          classification?: string
          code?: string
          commune_id?: number | null
          content?: string
          head_count?: number
          id?: never
          made_code?: string | null
          recorded_at?: string
          recorded_by_id?: number
          recorded_by_name?: string | null
          redirect_to?: string | null
          request_id?: string | null
          result?: string
          result_at?: string | null
          result_note?: string | null
          search?: never
          ticket_id?: number | null
          visited_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "visits_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_citizen_id_fkey"
            columns: ["citizen_id"]
            referencedRelation: "citizens"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_commune_id_fkey"
            columns: ["commune_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_recorded_by_id_fkey"
            columns: ["recorded_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
        ]
      }
    }
    Views: {
      calendar_exception_hours: {
        Row: {
          calendar_id: string | null
          closes: string | null
          day: string | null
          id: number | null
          opens: string | null
        }
        Insert: {
          calendar_id?: string | null
          closes?: string | null
          day?: string | null
          id?: number | null
          opens?: string | null
        }
        Update: {
          calendar_id?: string | null
          closes?: string | null
          day?: string | null
          id?: number | null
          opens?: string | null
        }
        Relationships: []
      }
      calendar_exceptions: {
        Row: {
          as_weekday: number | null
          calendar_id: string | null
          confirmed: boolean | null
          created_at: string | null
          day: string | null
          kind: string | null
          name: string | null
          source: string | null
          updated_at: string | null
          year: number | null
        }
        Insert: {
          as_weekday?: number | null
          calendar_id?: string | null
          confirmed?: boolean | null
          created_at?: string | null
          day?: string | null
          kind?: string | null
          name?: string | null
          source?: string | null
          updated_at?: string | null
          year?: never
        }
        Update: {
          as_weekday?: number | null
          calendar_id?: string | null
          confirmed?: boolean | null
          created_at?: string | null
          day?: string | null
          kind?: string | null
          name?: string | null
          source?: string | null
          updated_at?: string | null
          year?: never
        }
        Relationships: []
      }
      calendar_hours: {
        Row: {
          calendar_id: string | null
          closes: string | null
          id: number | null
          opens: string | null
          weekday: number | null
        }
        Insert: {
          calendar_id?: string | null
          closes?: string | null
          id?: number | null
          opens?: string | null
          weekday?: number | null
        }
        Update: {
          calendar_id?: string | null
          closes?: string | null
          id?: number | null
          opens?: string | null
          weekday?: number | null
        }
        Relationships: []
      }
      calendar_years: {
        Row: {
          calendar_id: string | null
          is_published: boolean | null
          source: string | null
          unconfirmed_count: number | null
          year: number | null
        }
        Relationships: []
      }
      calendars: {
        Row: {
          created_at: string | null
          description: string | null
          id: string | null
          is_default: boolean | null
          name: string | null
          time_zone: string | null
          updated_at: string | null
        }
        Insert: {
          created_at?: string | null
          description?: string | null
          id?: string | null
          is_default?: boolean | null
          name?: string | null
          time_zone?: string | null
          updated_at?: string | null
        }
        Update: {
          created_at?: string | null
          description?: string | null
          id?: string | null
          is_default?: boolean | null
          name?: string | null
          time_zone?: string | null
          updated_at?: string | null
        }
        Relationships: []
      }
      case_list: {
        Row: {
          agency_id: number | null
          agency_name: string | null
          category_id: number | null
          category_name: string | null
          citizen_name_masked: string | null
          closed_at: string | null
          code: string | null
          commune_id: number | null
          commune_name: string | null
          concluded_at: string | null
          content: string | null
          criteria: string | null
          custom: Json | null
          decided_at: string | null
          decision_note: string | null
          head_count: number | null
          id: number | null
          is_group: boolean | null
          last_event_at: string | null
          matter: string | null
          open_task_count: number | null
          outcome: string | null
          proposal: string | null
          proposed_at: string | null
          registered_at: string | null
          registered_by_name: string | null
          search: string | null
          session_code: string | null
          session_id: number | null
          session_starts_at: string | null
          status: string | null
          title: string | null
          version: number | null
        }
        Relationships: [
          {
            foreignKeyName: "cases_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "cases_category_id_fkey"
            columns: ["category_id"]
            referencedRelation: "categories"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "cases_commune_id_fkey"
            columns: ["commune_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
        ]
      }
      case_task_list: {
        Row: {
          accepted_at: string | null
          agency_id: number | null
          agency_name: string | null
          agency_short_name: string | null
          assigned_at: string | null
          assigned_by_name: string | null
          case_code: string | null
          case_id: number | null
          case_title: string | null
          clock_state: string | null
          code: string | null
          due_at: string | null
          id: number | null
          is_in_time: boolean | null
          is_late: boolean | null
          is_overdue: boolean | null
          last_event_at: string | null
          officer_id: number | null
          officer_name: string | null
          remaining_seconds: number | null
          report: string | null
          reported_at: string | null
          search: string | null
          session_code: string | null
          session_id: number | null
          session_title: string | null
          status: string | null
          task: string | null
          version: number | null
        }
        Relationships: [
          {
            foreignKeyName: "case_tasks_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_session_fk"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "case_tasks_session_fk"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "case_tasks_session_fk"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
        ]
      }
      catalogue_decision_list: {
        Row: {
          cancel_reason: string | null
          cancelled_at: string | null
          clock_id: number | null
          clock_state: string | null
          completed_at: string | null
          created_at: string | null
          decided_on: string | null
          done_count: number | null
          due_at: string | null
          id: number | null
          issuer: string | null
          item_count: number | null
          kind: string | null
          number: string | null
          registered_at: string | null
          registered_by_id: number | null
          registered_by_name: string | null
          remaining_seconds: number | null
          search: string | null
          status: string | null
          summary: string | null
          updated_at: string | null
        }
        Relationships: [
          {
            foreignKeyName: "catalogue_decisions_registered_by_id_fkey"
            columns: ["registered_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      clock_due_changes: {
        Row: {
          at: string | null
          clock_id: number | null
          id: number | null
          new_due_at: string | null
          old_due_at: string | null
          reason: string | null
          rule_code: string | null
          subject_id: number | null
          subject_type: string | null
        }
        Relationships: []
      }
      clocks: {
        Row: {
          agency_id: number | null
          agency_name: string | null
          anchor_at: string | null
          breached_at: string | null
          breached_due_at: string | null
          calendar_id: string | null
          citation: string | null
          direction: string | null
          due_at: string | null
          elapsed_seconds: number | null
          force_note: string | null
          id: number | null
          issuer: string | null
          kind: string | null
          level: string | null
          live_state: string | null
          remaining_seconds: number | null
          rule_code: string | null
          rule_id: number | null
          rule_name: string | null
          rule_name_en: string | null
          staff_id: number | null
          started_at: string | null
          state: string | null
          stopped_at: string | null
          subject_code: string | null
          subject_id: number | null
          subject_type: string | null
          target_amount: number | null
          target_seconds: number | null
          target_unit: string | null
          warn_at: string | null
          warned_at: string | null
        }
        Relationships: []
      }
      dimensions: {
        Row: {
          code: string | null
          dataset_code: string | null
          filter_key: string | null
          list_column: string | null
          name: string | null
          name_en: string | null
          position: number | null
        }
        Relationships: []
      }
      dossier_list: {
        Row: {
          accepted_at: string | null
          accepted_by_id: number | null
          accepted_by_name: string | null
          agency_code: string | null
          agency_id: number | null
          agency_name: string | null
          agency_short_name: string | null
          apologised_at: string | null
          applicant_name_masked: string | null
          applicant_phone_masked: string | null
          channel: string | null
          clock_rule_code: string | null
          clock_state: string | null
          closed_at: string | null
          code: string | null
          current_clock_id: number | null
          custom: Json | null
          due_at: string | null
          fee_due: number | null
          fee_left: number | null
          fee_note: string | null
          fee_paid: number | null
          field_code: string | null
          field_id: number | null
          field_name: string | null
          field_name_en: string | null
          handling_agency_id: number | null
          handling_agency_name: string | null
          handling_agency_short_name: string | null
          id: number | null
          is_accepted_in_time: boolean | null
          is_overdue: boolean | null
          is_past_limit: boolean | null
          is_step_overdue: boolean | null
          last_event_at: string | null
          new_promised_at: string | null
          note: string | null
          number: string | null
          officer_id: number | null
          officer_name: string | null
          online_level: string | null
          place: string | null
          procedure_code: string | null
          procedure_id: number | null
          procedure_level: string | null
          procedure_name: string | null
          promised_at: string | null
          rated_at: string | null
          rating_score: number | null
          reason: string | null
          received_at: string | null
          refused_at: string | null
          remaining_seconds: number | null
          result_at: string | null
          result_kind: string | null
          result_number: string | null
          resume_expected_on: string | null
          returned_at: string | null
          returned_via: string | null
          search: string | null
          status: string | null
          step_agency_id: number | null
          step_agency_name: string | null
          step_agency_short_name: string | null
          step_clock_id: number | null
          step_clock_state: string | null
          step_due_at: string | null
          step_id: number | null
          step_is_result: boolean | null
          step_name: string | null
          step_position: number | null
          step_remaining_seconds: number | null
          step_started_at: string | null
          step_unit_kind: string | null
          subject: string | null
          submitted_at: string | null
          supplement_count: number | null
          suspended_at: string | null
          timeliness: string | null
          version: number | null
          version_id: number | null
          version_number: number | null
          warn_at: string | null
          withdrawn_at: string | null
        }
        Relationships: [
          {
            foreignKeyName: "dossiers_accepted_by_id_fkey"
            columns: ["accepted_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_handling_agency_id_fkey"
            columns: ["handling_agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_procedure_id_fkey"
            columns: ["procedure_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_procedure_id_fkey"
            columns: ["procedure_id"]
            referencedRelation: "procedures"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_step_agency_id_fkey"
            columns: ["step_agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_step_fk"
            columns: ["step_id"]
            referencedRelation: "dossier_steps"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dossiers_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["draft_id"]
          },
          {
            foreignKeyName: "dossiers_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_list"
            referencedColumns: ["version_id"]
          },
          {
            foreignKeyName: "dossiers_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "procedure_versions"
            referencedColumns: ["id"]
          },
        ]
      }
      dossier_paper_list: {
        Row: {
          agency_id: number | null
          dossier_id: number | null
          id: number | null
          issued_at: string | null
          number: number | null
          reason: string | null
          register: string | null
          signed_by_name: string | null
          symbol: string | null
          title: string | null
          version: number | null
          year: number | null
        }
        Insert: {
          agency_id?: number | null
          dossier_id?: number | null
          id?: number | null
          issued_at?: string | null
          number?: number | null
          reason?: string | null
          register?: string | null
          signed_by_name?: string | null
          symbol?: string | null
          title?: string | null
          version?: number | null
          year?: number | null
        }
        Update: {
          agency_id?: number | null
          dossier_id?: number | null
          id?: number | null
          issued_at?: string | null
          number?: number | null
          reason?: string | null
          register?: string | null
          signed_by_name?: string | null
          symbol?: string | null
          title?: string | null
          version?: number | null
          year?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "documents_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
        ]
      }
      knowledge_list: {
        Row: {
          agency_id: number | null
          agency_name: string | null
          archived_at: string | null
          body: string | null
          category_id: number | null
          category_name: string | null
          created_at: string | null
          id: number | null
          keywords: string | null
          last_used_on: string | null
          legal_basis: string | null
          questions: string | null
          reviewed_on: string | null
          search: string | null
          source_url: string | null
          state: string | null
          status: string | null
          title: string | null
          updated_at: string | null
          use_count: number | null
          valid_from: string | null
          valid_to: string | null
        }
        Relationships: [
          {
            foreignKeyName: "knowledge_articles_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "knowledge_articles_category_id_fkey"
            columns: ["category_id"]
            referencedRelation: "categories"
            referencedColumns: ["id"]
          },
        ]
      }
      measures: {
        Row: {
          better: string | null
          citation: string | null
          code: string | null
          dataset_code: string | null
          definition: string | null
          definition_en: string | null
          format: string | null
          is_additive: boolean | null
          name: string | null
          name_en: string | null
          position: number | null
          unit: string | null
          unit_en: string | null
        }
        Insert: {
          better?: string | null
          citation?: string | null
          code?: string | null
          dataset_code?: string | null
          definition?: string | null
          definition_en?: string | null
          format?: string | null
          is_additive?: boolean | null
          name?: string | null
          name_en?: string | null
          position?: number | null
          unit?: string | null
          unit_en?: string | null
        }
        Update: {
          better?: string | null
          citation?: string | null
          code?: string | null
          dataset_code?: string | null
          definition?: string | null
          definition_en?: string | null
          format?: string | null
          is_additive?: boolean | null
          name?: string | null
          name_en?: string | null
          position?: number | null
          unit?: string | null
          unit_en?: string | null
        }
        Relationships: []
      }
      messages: {
        Row: {
          address: string | null
          attempts: number | null
          audience: string | null
          channel: string | null
          code: string | null
          created_at: string | null
          id: number | null
          is_sending: boolean | null
          is_urgent: boolean | null
          last_error: string | null
          not_before: string | null
          reason: string | null
          receipt: string | null
          recipient: string | null
          sent_at: string | null
          status: string | null
          subject_id: number | null
          subject_type: string | null
          template: string | null
        }
        Insert: {
          address?: never
          attempts?: number | null
          audience?: never
          channel?: string | null
          code?: string | null
          created_at?: string | null
          id?: number | null
          is_sending?: never
          is_urgent?: boolean | null
          last_error?: string | null
          not_before?: string | null
          reason?: string | null
          receipt?: string | null
          recipient?: never
          sent_at?: string | null
          status?: string | null
          subject_id?: number | null
          subject_type?: string | null
          template?: string | null
        }
        Update: {
          address?: never
          attempts?: number | null
          audience?: never
          channel?: string | null
          code?: string | null
          created_at?: string | null
          id?: number | null
          is_sending?: never
          is_urgent?: boolean | null
          last_error?: string | null
          not_before?: string | null
          reason?: string | null
          receipt?: string | null
          recipient?: never
          sent_at?: string | null
          status?: string | null
          subject_id?: number | null
          subject_type?: string | null
          template?: string | null
        }
        Relationships: []
      }
      overdue_check_list: {
        Row: {
          agency_id: number | null
          agency_name: string | null
          agency_short_name: string | null
          closed_at: string | null
          confirmed_at: string | null
          confirmed_by_id: number | null
          confirmed_by_name: string | null
          day: string | null
          dossier_ids: number[] | null
          due_at: string | null
          id: number | null
          missed_at: string | null
          opens_at: string | null
          overdue_count: number | null
          remark: string | null
          slot: string | null
          state: string | null
        }
        Relationships: [
          {
            foreignKeyName: "overdue_checks_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "overdue_checks_confirmed_by_id_fkey"
            columns: ["confirmed_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      permissions: {
        Row: {
          code: string | null
          is_grantable: boolean | null
          name: string | null
          name_en: string | null
        }
        Insert: {
          code?: string | null
          is_grantable?: boolean | null
          name?: string | null
          name_en?: string | null
        }
        Update: {
          code?: string | null
          is_grantable?: boolean | null
          name?: string | null
          name_en?: string | null
        }
        Relationships: []
      }
      procedure_list: {
        Row: {
          agency_id: number | null
          agency_name: string | null
          audience: string | null
          code: string | null
          days: number | null
          decision_issuer: string | null
          decision_number: string | null
          decision_on: string | null
          document_count: number | null
          draft_id: number | null
          fee_count: number | null
          fee_total: number | null
          field_id: number | null
          field_name: string | null
          id: number | null
          is_sample: boolean | null
          legal_basis: string | null
          level: string | null
          name: string | null
          online_level: string | null
          published_at: string | null
          published_count: number | null
          result_name: string | null
          retired_decision_number: string | null
          retired_decision_on: string | null
          retired_on: string | null
          retired_reason: string | null
          search: string | null
          state: string | null
          updated_at: string | null
          valid_from: string | null
          valid_to: string | null
          version_id: number | null
          version_number: number | null
        }
        Relationships: [
          {
            foreignKeyName: "procedures_field_id_fkey"
            columns: ["field_id"]
            referencedRelation: "dossier_list"
            referencedColumns: ["field_id"]
          },
          {
            foreignKeyName: "procedures_field_id_fkey"
            columns: ["field_id"]
            referencedRelation: "procedure_fields"
            referencedColumns: ["id"]
          },
        ]
      }
      rating_list: {
        Row: {
          agency_id: number | null
          agency_name: string | null
          agency_short_name: string | null
          answer: string | null
          answer_agency_name: string | null
          answer_level: string | null
          answer_score: number | null
          answered_at: string | null
          category_id: number | null
          category_name: string | null
          category_name_en: string | null
          channel: string | null
          code: string | null
          comment: string | null
          commune_id: number | null
          content: string | null
          field_id: number | null
          field_name: string | null
          field_name_en: string | null
          handling: number | null
          id: number | null
          import_batch_id: number | null
          is_handled: boolean | null
          is_last_answer: boolean | null
          is_low: boolean | null
          is_reopened: boolean | null
          level_reached: string | null
          officer_id: number | null
          outcome: string | null
          priority: string | null
          rated_at: string | null
          received_at: string | null
          received_by_id: number | null
          reception: number | null
          remark: string | null
          reopen_count: number | null
          reviewed_at: string | null
          reviewed_by: string | null
          score: number | null
          search: string | null
          status: string | null
          ticket_id: number | null
          version: number | null
          via: string | null
        }
        Relationships: [
          {
            foreignKeyName: "ticket_ratings_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_ratings_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_category_id_fkey"
            columns: ["category_id"]
            referencedRelation: "categories"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_commune_id_fkey"
            columns: ["commune_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_import_batch_id_fkey"
            columns: ["import_batch_id"]
            referencedRelation: "import_batches"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_received_by_id_fkey"
            columns: ["received_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      roles: {
        Row: {
          code: string | null
          description: string | null
          name: string | null
          name_en: string | null
          position: number | null
        }
        Insert: {
          code?: string | null
          description?: string | null
          name?: string | null
          name_en?: string | null
          position?: number | null
        }
        Update: {
          code?: string | null
          description?: string | null
          name?: string | null
          name_en?: string | null
          position?: number | null
        }
        Relationships: []
      }
      rules: {
        Row: {
          breach_action: string | null
          breach_tells: string[] | null
          calendar_of: string | null
          citation: string | null
          code: string | null
          conditions: Json | null
          created_at: string | null
          description: string | null
          direction: string | null
          force_note: string | null
          id: number | null
          issuer: string | null
          kind: string | null
          level: string | null
          name: string | null
          name_en: string | null
          pause_states: string[] | null
          position: number | null
          precedence: number | null
          replaces_id: number | null
          search: string | null
          start_events: string[] | null
          stop_events: string[] | null
          subject_type: string | null
          target_amount: number | null
          target_unit: string | null
          updated_at: string | null
          valid_from: string | null
          valid_to: string | null
          validity: string | null
          warn_share: number | null
          warn_tells: string[] | null
        }
        Insert: {
          breach_action?: string | null
          breach_tells?: string[] | null
          calendar_of?: string | null
          citation?: string | null
          code?: string | null
          conditions?: Json | null
          created_at?: string | null
          description?: string | null
          direction?: string | null
          force_note?: string | null
          id?: number | null
          issuer?: string | null
          kind?: string | null
          level?: string | null
          name?: string | null
          name_en?: string | null
          pause_states?: string[] | null
          position?: number | null
          precedence?: number | null
          replaces_id?: number | null
          search?: never
          start_events?: string[] | null
          stop_events?: string[] | null
          subject_type?: string | null
          target_amount?: number | null
          target_unit?: string | null
          updated_at?: string | null
          valid_from?: string | null
          valid_to?: string | null
          validity?: never
          warn_share?: number | null
          warn_tells?: string[] | null
        }
        Update: {
          breach_action?: string | null
          breach_tells?: string[] | null
          calendar_of?: string | null
          citation?: string | null
          code?: string | null
          conditions?: Json | null
          created_at?: string | null
          description?: string | null
          direction?: string | null
          force_note?: string | null
          id?: number | null
          issuer?: string | null
          kind?: string | null
          level?: string | null
          name?: string | null
          name_en?: string | null
          pause_states?: string[] | null
          position?: number | null
          precedence?: number | null
          replaces_id?: number | null
          search?: never
          start_events?: string[] | null
          stop_events?: string[] | null
          subject_type?: string | null
          target_amount?: number | null
          target_unit?: string | null
          updated_at?: string | null
          valid_from?: string | null
          valid_to?: string | null
          validity?: never
          warn_share?: number | null
          warn_tells?: string[] | null
        }
        Relationships: []
      }
      session_list: {
        Row: {
          accepted_count: number | null
          agency_id: number | null
          agency_name: string | null
          cancel_reason: string | null
          cancelled_at: string | null
          case_count: number | null
          central_point_name: string | null
          chair_id: number | null
          chair_name: string | null
          chair_title: string | null
          code: string | null
          concluded_at: string | null
          conclusion_state: string | null
          declined_count: number | null
          ended_at: string | null
          ends_at: string | null
          has_city_leader: boolean | null
          id: number | null
          invited_at: string | null
          is_held: boolean | null
          is_rated: boolean | null
          is_recorded: boolean | null
          kind: string | null
          last_event_at: string | null
          live_at: string | null
          next_due_at: string | null
          next_rule_code: string | null
          next_state: string | null
          obstacle_count: number | null
          participant_count: number | null
          point_count: number | null
          reception_day_id: number | null
          reported_at: string | null
          reschedule_count: number | null
          search: string | null
          secretary_name: string | null
          starts_at: string | null
          status: string | null
          tested_at: string | null
          title: string | null
          unapproved_count: number | null
          version: number | null
          waiting_count: number | null
        }
        Relationships: [
          {
            foreignKeyName: "sessions_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "sessions_chair_id_fkey"
            columns: ["chair_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "sessions_reception_day_id_fkey"
            columns: ["reception_day_id"]
            referencedRelation: "reception_days"
            referencedColumns: ["id"]
          },
        ]
      }
      session_rating_list: {
        Row: {
          answer: number | null
          case_code: string | null
          case_id: number | null
          case_title: string | null
          comment: string | null
          display_name: string | null
          handling: number | null
          id: number | null
          is_low: boolean | null
          rated_at: string | null
          rating_id: number | null
          reception: number | null
          score: number | null
          session_id: number | null
          staff_name: string | null
          via: string | null
        }
        Relationships: [
          {
            foreignKeyName: "session_participants_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "case_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_participants_case_id_fkey"
            columns: ["case_id"]
            referencedRelation: "cases"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_participants_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "case_list"
            referencedColumns: ["session_id"]
          },
          {
            foreignKeyName: "session_participants_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "session_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "session_participants_session_id_fkey"
            columns: ["session_id"]
            referencedRelation: "sessions"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_list: {
        Row: {
          age_seconds: number | null
          agency_code: string | null
          agency_id: number | null
          agency_name: string | null
          agency_short_name: string | null
          answered_at: string | null
          assigned_at: string | null
          brief_due_at: string | null
          call_ended_at: string | null
          call_started_at: string | null
          category_code: string | null
          category_id: number | null
          category_name: string | null
          category_name_en: string | null
          channel: string | null
          citizen_name_masked: string | null
          citizen_phone_masked: string | null
          clock_level: string | null
          clock_rule_code: string | null
          clock_state: string | null
          closed_at: string | null
          code: string | null
          commitment_due_at: string | null
          commitment_request: Json | null
          commune_id: number | null
          commune_name: string | null
          content: string | null
          current_clock_id: number | null
          custom: Json | null
          draft_id: number | null
          due_at: string | null
          field_code: string | null
          field_id: number | null
          field_name: string | null
          field_name_en: string | null
          id: number | null
          import_batch_id: number | null
          imported_due_at: string | null
          imported_ref: string | null
          is_confidential: boolean | null
          is_overdue: boolean | null
          is_published: boolean | null
          last_event_at: string | null
          last_note: string | null
          latitude: number | null
          level: string | null
          level_reached: string | null
          location_text: string | null
          longitude: number | null
          officer_clarification_used: boolean | null
          officer_id: number | null
          officer_name: string | null
          phoned_at: string | null
          priority: string | null
          received_at: string | null
          received_by_id: number | null
          received_by_name: string | null
          recorded_at: string | null
          relayed_at: string | null
          remaining_seconds: number | null
          reopen_count: number | null
          return_count: number | null
          search: string | null
          status: string | null
          version: number | null
          warn_at: string | null
        }
        Relationships: [
          {
            foreignKeyName: "tickets_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_category_id_fkey"
            columns: ["category_id"]
            referencedRelation: "categories"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_commune_id_fkey"
            columns: ["commune_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_import_batch_id_fkey"
            columns: ["import_batch_id"]
            referencedRelation: "import_batches"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_received_by_id_fkey"
            columns: ["received_by_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
        ]
      }
      ticket_task_list: {
        Row: {
          agency_id: number | null
          agency_name: string | null
          agency_short_name: string | null
          answer: string | null
          clock_id: number | null
          clock_result: string | null
          clock_state: string | null
          code: string | null
          content: string | null
          due_at: string | null
          ended_at: string | null
          ended_by_name: string | null
          given_at: string | null
          given_by_name: string | null
          id: number | null
          lead_agency_id: number | null
          lead_agency_name: string | null
          lead_agency_short_name: string | null
          officer_id: number | null
          officer_name: string | null
          priority: string | null
          reason: string | null
          remaining_seconds: number | null
          status: string | null
          task: string | null
          ticket_id: number | null
          ticket_status: string | null
          version: number | null
        }
        Relationships: [
          {
            foreignKeyName: "ticket_tasks_agency_id_fkey"
            columns: ["agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_tasks_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "staff"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_tasks_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "ticket_list"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ticket_tasks_ticket_id_fkey"
            columns: ["ticket_id"]
            referencedRelation: "tickets"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "tickets_agency_id_fkey"
            columns: ["lead_agency_id"]
            referencedRelation: "agencies"
            referencedColumns: ["id"]
          },
        ]
      }
    }
    Functions: {
      accept_dossier: {
        Args: { p_details?: Json; p_dossier_id: number; p_version?: number }
        Returns: Json
      }
      add_attachment: {
        Args: {
          p_byte_size: number
          p_file_name: string
          p_media_type: string
          p_storage_path: string
          p_ticket_id: number
        }
        Returns: Json
      }
      add_board_tile: {
        Args: {
          p_board_id: number
          p_chart_id?: number
          p_height?: number
          p_kind: string
          p_width?: number
        }
        Returns: number
      }
      add_case_file: {
        Args: {
          p_byte_size: number
          p_case_id: number
          p_file_name: string
          p_media_type: string
          p_storage_path: string
          p_title?: string
        }
        Returns: Json
      }
      add_dossier_file: {
        Args: {
          p_byte_size: number
          p_document_id?: number
          p_dossier_id: number
          p_file_name: string
          p_media_type: string
          p_purpose?: string
          p_storage_path: string
        }
        Returns: Json
      }
      add_dossier_note: {
        Args: { p_dossier_id: number; p_text: string }
        Returns: Json
      }
      add_note: {
        Args: { p_mentioned?: number[]; p_note: string; p_ticket_id: number }
        Returns: Json
      }
      add_recording: {
        Args: { p_recording: Json; p_session_id: number }
        Returns: Json
      }
      add_task: {
        Args: {
          p_agency_id: number
          p_due_at: string
          p_task: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      agency_officers: {
        Args: { p_agency_id: number }
        Returns: {
          agency_id: number
          agency_name: string
          display_name: string
          id: number
          is_head: boolean
          is_on_leave: boolean
          job_title: string
          open_tickets: number
        }[]
      }
      answer_directly: {
        Args: { p_answer: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      answer_task: {
        Args: { p_answer: string; p_task_id: number; p_version?: number }
        Returns: Json
      }
      answer_ticket: {
        Args: { p_answer: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      apologise_dossier: {
        Args: {
          p_dossier_id: number
          p_new_date: string
          p_reason: string
          p_version?: number
        }
        Returns: Json
      }
      apply_agency_code: { Args: { p_item_id: number }; Returns: undefined }
      approve_answer_draft: {
        Args: { p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      ask_clarification: {
        Args: { p_question: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      ask_commitment_change: {
        Args: {
          p_due_at: string
          p_reason: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      ask_explanation: {
        Args: { p_reason: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      assign_dossier_step: {
        Args: {
          p_agency_id?: number
          p_dossier_id: number
          p_note?: string
          p_officer_id?: number
          p_version?: number
        }
        Returns: Json
      }
      assign_task: {
        Args: {
          p_agency_id: number
          p_case_id: number
          p_due_at: string
          p_session_id: number
          p_task: string
        }
        Returns: Json
      }
      attach_dossier_file: {
        Args: {
          p_byte_size: number
          p_document_id: number
          p_file_name: string
          p_media_type: string
          p_number: number
          p_token: string
        }
        Returns: Json
      }
      attach_sent_file: {
        Args: {
          p_byte_size: number
          p_file_name: string
          p_media_type: string
          p_number: number
          p_upload_token: string
        }
        Returns: Json
      }
      attachment_types: {
        Args: Record<PropertyKey, never>
        Returns: {
          extensions: string[]
          kind: string
          max_megabytes: number
          media_type: string
          signature: string
        }[]
      }
      audit_entries: {
        Args: { p_row_id: string; p_table: string }
        Returns: {
          action: string
          actor_name: string
          after: Json
          at: string
          before: Json
          id: number
        }[]
      }
      audit_search: {
        Args: { p_before_id?: number; p_filter?: Json }
        Returns: {
          action: string
          actor_name: string
          after: Json
          at: string
          before: Json
          id: number
          is_hidden: boolean
          row_id: string
          row_name: string
          staff_id: number
          subject_code: string
          subject_id: number
          subject_type: string
          table_name: string
        }[]
      }
      audit_tables: {
        Args: Record<PropertyKey, never>
        Returns: {
          table_name: string
        }[]
      }
      bi_catalog: { Args: Record<PropertyKey, never>; Returns: Json }
      bi_query: { Args: { p_query: Json }; Returns: Json }
      board: { Args: { p_filter?: Json }; Returns: Json }
      brief_ticket: {
        Args: { p_brief: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      bulk_close: {
        Args: { p_note?: string; p_request_id?: string; p_ticket_ids: number[] }
        Returns: Json
      }
      bulk_forward: {
        Args: {
          p_note?: string
          p_request_id?: string
          p_staff_ids: number[]
          p_ticket_ids: number[]
        }
        Returns: Json
      }
      bulk_forward_dossiers: {
        Args: {
          p_dossier_ids: number[]
          p_note?: string
          p_officer_id?: number
        }
        Returns: Json
      }
      bulk_preview: {
        Args: { p_step: string; p_ticket_ids: number[] }
        Returns: Json
      }
      bulk_reassign: {
        Args: {
          p_agency_id: number
          p_reason: string
          p_request_id?: string
          p_ticket_ids: number[]
        }
        Returns: Json
      }
      bulk_transfer: {
        Args: {
          p_agency_id: number
          p_note?: string
          p_request_id?: string
          p_ticket_ids: number[]
        }
        Returns: Json
      }
      bulk_urge: {
        Args: {
          p_message: string
          p_request_id?: string
          p_ticket_ids: number[]
        }
        Returns: Json
      }
      cancel_catalogue_decision: {
        Args: { p_decision_id: number; p_reason: string }
        Returns: undefined
      }
      cancel_session: {
        Args: { p_reason: string; p_session_id: number; p_version?: number }
        Returns: Json
      }
      cancel_task: {
        Args: { p_reason: string; p_task_id: number; p_version?: number }
        Returns: Json
      }
      canned_usage: {
        Args: { p_category_id?: number }
        Returns: {
          answer_id: number
          in_agency: number
          in_category: number
        }[]
      }
      case_history: { Args: { p_case_id: number }; Returns: Json }
      check_dossier_document: {
        Args: {
          p_document_id: number
          p_is_digitised?: boolean
          p_is_received?: boolean
          p_note?: string
        }
        Returns: Json
      }
      city_figures: {
        Args: {
          p_dataset: string
          p_from: string
          p_measures: string[]
          p_to: string
        }
        Returns: Json
      }
      classify_ticket: {
        Args: {
          p_category_id: number
          p_commune_id: number
          p_location_text: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      close_case: {
        Args: { p_case_id: number; p_note: string; p_version?: number }
        Returns: Json
      }
      close_dossier: {
        Args: { p_dossier_id: number; p_version?: number }
        Returns: Json
      }
      close_ticket: {
        Args: { p_note?: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      coming_tests: { Args: { p_days?: number }; Returns: Json }
      commit_completion: {
        Args: {
          p_due_at: string
          p_findings: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      confirm_overdue_check: {
        Args: { p_check_id: number; p_remark?: string }
        Returns: Json
      }
      coordinate_ticket: {
        Args: {
          p_due_at: string
          p_lead_agency_id: number
          p_participants?: Json
          p_request: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      correct_dossier_paper: {
        Args: { p_document_id: number; p_reason: string }
        Returns: {
          agency_id: number
          id: number
          issued_at: string
          issued_by_id: number | null
          issued_on: string
          number: number
          reason: string | null
          register: string
          signed_by_name: string | null
          subject_id: number
          subject_type: string
          symbol: string
          title: string
          version: number
          year: number
        }
        SetofOptions: {
          from: "*"
          to: "documents"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      create_procedure: { Args: { p_procedure: Json }; Returns: Json }
      decide_case: {
        Args: {
          p_case_id: number
          p_is_approved: boolean
          p_note?: string
          p_version?: number
        }
        Returns: Json
      }
      decide_commitment_change: {
        Args: {
          p_is_approved: boolean
          p_note: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      delete_calendar_exception: {
        Args: { p_calendar_id: string; p_day: string }
        Returns: Json
      }
      delete_leave: { Args: { p_leave_id: number }; Returns: undefined }
      detach_dossier_file: {
        Args: { p_file_id: number; p_token: string }
        Returns: Json
      }
      direct_ticket: {
        Args: {
          p_directive: string
          p_due_at: string
          p_on_word_of?: number
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      discard_import: { Args: { p_batch_id: number }; Returns: undefined }
      discard_message: {
        Args: { p_id: number; p_reason?: string }
        Returns: undefined
      }
      discard_procedure_version: {
        Args: { p_version_id: number }
        Returns: undefined
      }
      dossier_actions: { Args: { p_dossier_id: number }; Returns: string[] }
      dossier_form: { Args: { p_procedure_id: number }; Returns: Json }
      dossier_form_by_code: { Args: { p_code: string }; Returns: Json }
      dossier_officers: {
        Args: { p_agency_id: number }
        Returns: {
          agency_id: number
          agency_name: string
          display_name: string
          id: number
          is_head: boolean
          is_on_leave: boolean
          job_title: string
          open_dossiers: number
        }[]
      }
      dossier_paper: { Args: { p_document_id: number }; Returns: Json }
      dossier_rating_form: { Args: { p_token: string }; Returns: Json }
      end_session: {
        Args: { p_session_id: number; p_version?: number }
        Returns: Json
      }
      explain_clock: {
        Args: { p_clock_id: number }
        Returns: {
          ends_at: string
          kind: string
          label: string
          seconds: number
          starts_at: string
        }[]
      }
      find_applicant: { Args: { p_query: string }; Returns: Json }
      find_caller: { Args: { p_phone: string }; Returns: Json }
      find_clashes: {
        Args: { p_session: Json }
        Returns: {
          ends_at: string
          kind: string
          name: string
          session_code: string
          session_id: number
          starts_at: string
        }[]
      }
      find_dossier_duplicates: {
        Args: {
          p_except_id?: number
          p_full_name?: string
          p_id_number?: string
          p_phone?: string
          p_procedure_id: number
        }
        Returns: {
          agency_name: string
          id: number
          number: string
          received_at: string
          status: string
        }[]
      }
      find_dossiers: {
        Args: { p_query: string }
        Returns: {
          accepted_at: string | null
          accepted_by_id: number | null
          accepted_by_name: string | null
          agency_code: string | null
          agency_id: number | null
          agency_name: string | null
          agency_short_name: string | null
          apologised_at: string | null
          applicant_name_masked: string | null
          applicant_phone_masked: string | null
          channel: string | null
          clock_rule_code: string | null
          clock_state: string | null
          closed_at: string | null
          code: string | null
          current_clock_id: number | null
          custom: Json | null
          due_at: string | null
          fee_due: number | null
          fee_left: number | null
          fee_note: string | null
          fee_paid: number | null
          field_code: string | null
          field_id: number | null
          field_name: string | null
          field_name_en: string | null
          handling_agency_id: number | null
          handling_agency_name: string | null
          handling_agency_short_name: string | null
          id: number | null
          is_accepted_in_time: boolean | null
          is_overdue: boolean | null
          is_past_limit: boolean | null
          is_step_overdue: boolean | null
          last_event_at: string | null
          new_promised_at: string | null
          note: string | null
          number: string | null
          officer_id: number | null
          officer_name: string | null
          online_level: string | null
          place: string | null
          procedure_code: string | null
          procedure_id: number | null
          procedure_level: string | null
          procedure_name: string | null
          promised_at: string | null
          rated_at: string | null
          rating_score: number | null
          reason: string | null
          received_at: string | null
          refused_at: string | null
          remaining_seconds: number | null
          result_at: string | null
          result_kind: string | null
          result_number: string | null
          resume_expected_on: string | null
          returned_at: string | null
          returned_via: string | null
          search: string | null
          status: string | null
          step_agency_id: number | null
          step_agency_name: string | null
          step_agency_short_name: string | null
          step_clock_id: number | null
          step_clock_state: string | null
          step_due_at: string | null
          step_id: number | null
          step_is_result: boolean | null
          step_name: string | null
          step_position: number | null
          step_remaining_seconds: number | null
          step_started_at: string | null
          step_unit_kind: string | null
          subject: string | null
          submitted_at: string | null
          supplement_count: number | null
          suspended_at: string | null
          timeliness: string | null
          version: number | null
          version_id: number | null
          version_number: number | null
          warn_at: string | null
          withdrawn_at: string | null
        }[]
        SetofOptions: {
          from: "*"
          to: "dossier_list"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      find_duplicates: { Args: { p_draft: Json }; Returns: Json }
      find_tickets: {
        Args: { p_query: string }
        Returns: {
          age_seconds: number | null
          agency_code: string | null
          agency_id: number | null
          agency_name: string | null
          agency_short_name: string | null
          answered_at: string | null
          assigned_at: string | null
          brief_due_at: string | null
          call_ended_at: string | null
          call_started_at: string | null
          category_code: string | null
          category_id: number | null
          category_name: string | null
          category_name_en: string | null
          channel: string | null
          citizen_name_masked: string | null
          citizen_phone_masked: string | null
          clock_level: string | null
          clock_rule_code: string | null
          clock_state: string | null
          closed_at: string | null
          code: string | null
          commitment_due_at: string | null
          commitment_request: Json | null
          commune_id: number | null
          commune_name: string | null
          content: string | null
          current_clock_id: number | null
          custom: Json | null
          draft_id: number | null
          due_at: string | null
          field_code: string | null
          field_id: number | null
          field_name: string | null
          field_name_en: string | null
          id: number | null
          import_batch_id: number | null
          imported_due_at: string | null
          imported_ref: string | null
          is_confidential: boolean | null
          is_overdue: boolean | null
          is_published: boolean | null
          last_event_at: string | null
          last_note: string | null
          latitude: number | null
          level: string | null
          level_reached: string | null
          location_text: string | null
          longitude: number | null
          officer_clarification_used: boolean | null
          officer_id: number | null
          officer_name: string | null
          phoned_at: string | null
          priority: string | null
          received_at: string | null
          received_by_id: number | null
          received_by_name: string | null
          recorded_at: string | null
          relayed_at: string | null
          remaining_seconds: number | null
          reopen_count: number | null
          return_count: number | null
          search: string | null
          status: string | null
          version: number | null
          warn_at: string | null
        }[]
        SetofOptions: {
          from: "*"
          to: "ticket_list"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      find_visitor: { Args: { p_phone: string }; Returns: Json }
      finish_import: {
        Args: { p_batch_id: number; p_mode: string }
        Returns: Json
      }
      fold: { Args: { p_text: string }; Returns: string }
      follow_ticket: { Args: { p_ticket_id: number }; Returns: boolean }
      follow_up_counts: { Args: Record<PropertyKey, never>; Returns: Json }
      forward_dossier: {
        Args: {
          p_dossier_id: number
          p_note?: string
          p_officer_id?: number
          p_version?: number
        }
        Returns: Json
      }
      forward_task: {
        Args: {
          p_note?: string
          p_staff_id: number
          p_task_id: number
          p_version?: number
        }
        Returns: Json
      }
      forward_ticket: {
        Args: {
          p_note: string
          p_staff_id: number
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      go_to_item: {
        Args: { p_item_id: number; p_session_id: number }
        Returns: Json
      }
      guest_link: { Args: { p_participant_id: number }; Returns: string }
      guest_session: { Args: { p_token: string }; Returns: Json }
      hand_over_shift: {
        Args: { p_note: string; p_request_id?: string }
        Returns: Json
      }
      import_on_time: {
        Args: { p_batch_id: number }
        Returns: {
          on_time: number
          on_time_share: number
          tickets: number
          with_due_time: number
        }[]
      }
      issue_account: { Args: { p_staff_id: number }; Returns: string }
      issue_dossier_result: {
        Args: {
          p_dossier_id: number
          p_kind: string
          p_note?: string
          p_number?: string
          p_version?: number
        }
        Returns: Json
      }
      issue_invitations: {
        Args: { p_session_id: number; p_version?: number }
        Returns: Json
      }
      issue_minutes: { Args: { p_session_id: number }; Returns: Json }
      issue_report: {
        Args: {
          p_agency_id?: number
          p_content: Json
          p_data: Json
          p_kind: string
          p_period: string
          p_queries: Json
          p_reason?: string
          p_title: string
        }
        Returns: {
          agency_id: number | null
          area: string
          as_of: string
          document_id: number | null
          ends_on: string
          for_staff_id: number | null
          id: number
          issued_at: string
          issued_by_id: number | null
          issued_by_name: string | null
          kind_code: string
          number: number | null
          period: string
          period_key: string
          reason: string | null
          starts_on: string
          symbol: string | null
          title: string
          version: number
        }
        SetofOptions: {
          from: "*"
          to: "reports"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      issued_document: { Args: { p_document_id: number }; Returns: Json }
      join_session: { Args: { p_session_id: number }; Returns: Json }
      join_session_as_guest: { Args: { p_token: string }; Returns: Json }
      kpi_target: {
        Args: { p_agency_id?: number; p_measure: string; p_year: number }
        Returns: Json
      }
      link_case_ticket: {
        Args: { p_case_id: number; p_code: string; p_is_linked?: boolean }
        Returns: Json
      }
      linked_tickets: { Args: { p_ticket_id: number }; Returns: Json }
      log_call: { Args: { p_call: Json }; Returns: Json }
      log_visit: { Args: { p_visit: Json }; Returns: Json }
      look_up_dossier: { Args: { p_code: string }; Returns: Json }
      look_up_ticket: {
        Args: { p_code: string; p_phone: string }
        Returns: Json
      }
      low_rating_score: { Args: Record<PropertyKey, never>; Returns: number }
      mark_notifications_read: {
        Args: { p_group_key?: string; p_only_id?: boolean; p_up_to_id: number }
        Returns: number
      }
      mark_nuisance: {
        Args: { p_phone: string; p_reason: string }
        Returns: Json
      }
      mark_urgent: {
        Args: {
          p_phoned_to?: string
          p_reason: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      meeting_server: { Args: Record<PropertyKey, never>; Returns: Json }
      mentionable_staff: {
        Args: { p_query?: string; p_ticket_id: number }
        Returns: {
          agency_name: string
          display_name: string
          id: number
          is_involved: boolean
          job_title: string
        }[]
      }
      merge_tickets: {
        Args: {
          p_duplicate_id: number
          p_duplicate_version?: number
          p_note?: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      message_counts: { Args: Record<PropertyKey, never>; Returns: Json }
      message_detail: { Args: { p_id: number }; Returns: Json }
      message_health: { Args: Record<PropertyKey, never>; Returns: Json }
      morning_brief: { Args: { p_filter?: Json }; Returns: Json }
      my_bell: {
        Args: {
          p_before_id?: number
          p_kinds?: string[]
          p_limit?: number
          p_unread_only?: boolean
        }
        Returns: Json
      }
      my_dossier_counts: { Args: Record<PropertyKey, never>; Returns: Json }
      my_permissions: { Args: Record<PropertyKey, never>; Returns: Json }
      my_queue_counts: { Args: Record<PropertyKey, never>; Returns: Json }
      note_agency_publication: {
        Args: {
          p_published_on: string
          p_ticket_id: number
          p_url: string
          p_version?: number
        }
        Returns: Json
      }
      office_days: {
        Args: { p_from: string; p_to: string }
        Returns: {
          day: string
          is_working: boolean
          name: string
        }[]
      }
      open_dossier_supplement: {
        Args: { p_code: string; p_phone: string }
        Returns: Json
      }
      open_recording: { Args: { p_recording_id: number }; Returns: Json }
      orphaned_uploads: {
        Args: Record<PropertyKey, never>
        Returns: {
          bucket: string
          byte_size: number
          media_type: string
          storage_path: string
          uploaded_at: string
          uploaded_by: string
        }[]
      }
      pass_by_phone: {
        Args: {
          p_note?: string
          p_phoned_to: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      people_for_sessions: {
        Args: { p_agency_id?: number; p_ids?: number[]; p_query?: string }
        Returns: {
          agency_id: number
          agency_kind: string
          agency_name: string
          display_name: string
          id: number
          job_title: string
        }[]
      }
      plan_session: { Args: { p_session: Json }; Returns: Json }
      preview_calendar_change: {
        Args: { p_calendar?: Json; p_calendar_id: string; p_exceptions?: Json }
        Returns: {
          clock_id: number
          code: string
          new_due_at: string
          old_due_at: string
          subject_id: number
          subject_type: string
        }[]
      }
      preview_due: {
        Args: {
          p_agency_id?: number
          p_rule_code: string
          p_ticket_id?: number
        }
        Returns: string
      }
      preview_message: {
        Args: {
          p_body: string
          p_channel: string
          p_code: string
          p_subject: string
          p_ticket_id?: number
        }
        Returns: Json
      }
      preview_rule_change: {
        Args: { p_rule: Json }
        Returns: {
          clock_id: number
          code: string
          new_due_at: string
          old_due_at: string
          subject_id: number
          subject_type: string
        }[]
      }
      procedure_publication_preview: {
        Args: { p_version_id: number }
        Returns: Json
      }
      propose_case: {
        Args: { p_case_id: number; p_proposal: string; p_version?: number }
        Returns: Json
      }
      propose_reception_days: {
        Args: { p_from: string; p_to: string }
        Returns: {
          agency_id: number
          agency_name: string
          day: string
          ends_at: string
          fixed_day: string
          kind: string
          leader_id: number
          leader_name: string
          leader_title: string
          point_id: number
          point_name: string
          reception_day_id: number
          session_code: string
          session_id: number
          starts_at: string
        }[]
      }
      public_choices: { Args: Record<PropertyKey, never>; Returns: Json }
      publication_preview: {
        Args: { p_publication?: Json; p_ticket_id: number }
        Returns: Json
      }
      publish_calendar_year: {
        Args: { p_calendar_id: string; p_source: string; p_year: number }
        Returns: undefined
      }
      publish_procedure_version: {
        Args: { p_revision: number; p_version_id: number }
        Returns: Json
      }
      publish_ticket: {
        Args: { p_publication: Json; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      published_agencies: { Args: Record<PropertyKey, never>; Returns: Json }
      published_procedure: { Args: { p_code: string }; Returns: Json }
      published_procedures: {
        Args: {
          p_field?: string
          p_level?: string
          p_online?: string
          p_page?: number
          p_query?: string
        }
        Returns: Json
      }
      published_result: { Args: { p_code: string }; Returns: Json }
      published_results: {
        Args: {
          p_agency?: string
          p_commune?: string
          p_field?: string
          p_page?: number
          p_query?: string
        }
        Returns: Json
      }
      rate_by_link: {
        Args: {
          p_answer?: number
          p_comment?: string
          p_handling?: number
          p_reception?: number
          p_score: number
          p_token: string
        }
        Returns: Json
      }
      rate_dossier: {
        Args: {
          p_answer?: number
          p_comment?: string
          p_dossier_id: number
          p_handling?: number
          p_reception?: number
          p_score: number
          p_version?: number
          p_via?: string
        }
        Returns: Json
      }
      rate_dossier_by_link: {
        Args: {
          p_answer?: number
          p_comment?: string
          p_handling?: number
          p_reception?: number
          p_score: number
          p_token: string
        }
        Returns: Json
      }
      rate_session: {
        Args: {
          p_answer?: number
          p_comment?: string
          p_handling?: number
          p_participant_id: number
          p_reception?: number
          p_score: number
          p_via?: string
        }
        Returns: Json
      }
      rate_session_as_guest: {
        Args: {
          p_answer?: number
          p_comment?: string
          p_handling?: number
          p_reception?: number
          p_score: number
          p_token: string
        }
        Returns: Json
      }
      rate_ticket: {
        Args: {
          p_answer?: number
          p_comment?: string
          p_handling?: number
          p_reception?: number
          p_score: number
          p_ticket_id: number
          p_version?: number
          p_via?: string
        }
        Returns: Json
      }
      rating_form: { Args: { p_token: string }; Returns: Json }
      read_dossier_draft: { Args: { p_draft_token: string }; Returns: Json }
      reassign_call_back: {
        Args: { p_call_back_id: number; p_staff_id: number; p_version?: number }
        Returns: Json
      }
      reassign_ticket: {
        Args: {
          p_agency_id: number
          p_reason: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      recall_ticket: {
        Args: { p_reason: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      receive_dossier: { Args: { p_dossier: Json }; Returns: Json }
      receive_ticket: { Args: { p_ticket: Json }; Returns: Json }
      record_article_use: {
        Args: { p_article_id: number; p_how?: string }
        Returns: undefined
      }
      record_call_back: {
        Args: {
          p_call_back_id: number
          p_next_at?: string
          p_note?: string
          p_result: string
          p_version?: number
        }
        Returns: Json
      }
      record_canned_use: {
        Args: { p_answer_id: number; p_category_id?: number }
        Returns: undefined
      }
      record_dossier_payment: {
        Args: {
          p_amount: number
          p_dossier_id: number
          p_method?: string
          p_note?: string
          p_receipt_number?: string
          p_version?: number
        }
        Returns: Json
      }
      record_guest_event: {
        Args: { p_event: Json; p_token: string }
        Returns: Json
      }
      record_room_event: {
        Args: { p_event: Json; p_session_id: number }
        Returns: Json
      }
      record_test: {
        Args: {
          p_is_passed: boolean
          p_note?: string
          p_results?: Json
          p_session_point_id: number
        }
        Returns: Json
      }
      recording_accesses: {
        Args: { p_session_id: number }
        Returns: {
          at: string
          id: number
          recording_id: number
          staff_name: string
        }[]
      }
      refuse_dossier: {
        Args: { p_dossier_id: number; p_reason: string; p_version?: number }
        Returns: Json
      }
      refuse_ticket: {
        Args: {
          p_reason: string
          p_redirect_to: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      register_case: { Args: { p_case: Json }; Returns: Json }
      register_catalogue_decision: {
        Args: { p_decision: Json }
        Returns: number
      }
      reinstate_procedure: {
        Args: { p_procedure_id: number }
        Returns: undefined
      }
      relay_answer: {
        Args: { p_note: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      remove_attachment: {
        Args: { p_attachment_id: number; p_reason: string }
        Returns: Json
      }
      remove_case_file: {
        Args: { p_file_id: number; p_reason: string }
        Returns: Json
      }
      remove_dossier_file: {
        Args: { p_file_id: number; p_reason: string }
        Returns: Json
      }
      renew_guest_link: {
        Args: { p_is_revoked?: boolean; p_participant_id: number }
        Returns: Json
      }
      reopen_ticket: {
        Args: {
          p_rating_id?: number
          p_reason: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      reply_as_guest: {
        Args: {
          p_note?: string
          p_reply: string
          p_substitute_name?: string
          p_substitute_title?: string
          p_token: string
        }
        Returns: Json
      }
      reply_to_invitation: {
        Args: {
          p_note?: string
          p_reply: string
          p_session_id: number
          p_substitute_name?: string
          p_substitute_title?: string
        }
        Returns: Json
      }
      report_data: {
        Args: {
          p_agency_id?: number
          p_kind: string
          p_period: string
          p_queries: Json
        }
        Returns: Json
      }
      report_session: {
        Args: { p_note?: string; p_session_id: number; p_version?: number }
        Returns: Json
      }
      report_task: {
        Args: { p_report: string; p_task_id: number }
        Returns: Json
      }
      request_supplement: {
        Args: {
          p_document_ids?: number[]
          p_dossier_id: number
          p_missing: string
          p_supply_by?: string
          p_version?: number
        }
        Returns: Json
      }
      reschedule_session: {
        Args: {
          p_ends_at: string
          p_reason: string
          p_session_id: number
          p_starts_at: string
          p_version?: number
        }
        Returns: Json
      }
      resend_message: { Args: { p_id: number }; Returns: undefined }
      resend_messages: { Args: { p_ids: number[] }; Returns: Json }
      resolve_visit: {
        Args: { p_details?: Json; p_result: string; p_visit_id: number }
        Returns: Json
      }
      resume_dossier: {
        Args: { p_dossier_id: number; p_note?: string; p_version?: number }
        Returns: Json
      }
      retire_procedure: {
        Args: {
          p_decision_number: string
          p_decision_on: string
          p_procedure_id: number
          p_reason?: string
          p_retired_on: string
        }
        Returns: undefined
      }
      return_dossier: {
        Args: {
          p_dossier_id: number
          p_note?: string
          p_version?: number
          p_via?: string
        }
        Returns: Json
      }
      return_task: {
        Args: { p_reason: string; p_task_id: number; p_version?: number }
        Returns: Json
      }
      return_ticket: {
        Args: { p_reason: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      reusable_documents: {
        Args: { p_dossier_id: number }
        Returns: {
          document_id: number
          dossier_id: number
          files: number
          name: string
          number: string
          procedure_name: string
          received_at: string
        }[]
      }
      reuse_dossier_document: {
        Args: { p_document_id: number; p_from_document_id: number }
        Returns: Json
      }
      reveal_caller: {
        Args: { p_call_back_id?: number; p_call_id?: number }
        Returns: Json
      }
      reveal_case_contacts: {
        Args: { p_case_id: number; p_reason?: string }
        Returns: Json
      }
      reveal_contact: {
        Args: { p_reason?: string; p_ticket_id: number }
        Returns: Json
      }
      reveal_dossier_contact: {
        Args: { p_dossier_id: number; p_reason?: string }
        Returns: Json
      }
      review_rating: {
        Args: { p_rating_id: number; p_remark: string }
        Returns: Json
      }
      review_task: {
        Args: {
          p_decision: string
          p_due_at?: string
          p_note?: string
          p_task_id: number
        }
        Returns: Json
      }
      sample_messages: {
        Args: { p_before_id?: number; p_channel?: string }
        Returns: {
          at: string
          body: string
          channel: string
          id: number
          outbox_id: number
          recipient: string
          subject: string
        }[]
      }
      save_agency_contacts: {
        Args: {
          p_address: string
          p_agency_id: number
          p_email: string
          p_phone: string
          p_website: string
        }
        Returns: undefined
      }
      save_agenda: {
        Args: { p_items?: Json; p_session_id: number; p_version?: number }
        Returns: Json
      }
      save_board_tiles: {
        Args: { p_board_id: number; p_tiles: Json; p_version: number }
        Returns: number
      }
      save_calendar: { Args: { p_calendar: Json }; Returns: Json }
      save_calendar_exception: {
        Args: {
          p_as_weekday?: number
          p_calendar_id: string
          p_confirmed?: boolean
          p_day: string
          p_hours?: Json
          p_kind: string
          p_name: string
          p_source?: string
        }
        Returns: Json
      }
      save_case: {
        Args: { p_case: Json; p_case_id: number; p_version?: number }
        Returns: Json
      }
      save_conclusion: {
        Args: {
          p_content: string
          p_is_submitted?: boolean
          p_session_id: number
          p_version?: number
        }
        Returns: Json
      }
      save_dossier_draft: {
        Args: { p_content: Json; p_draft_token: string }
        Returns: Json
      }
      save_dossier_fields: {
        Args: { p_dossier_id: number; p_values: Json; p_version?: number }
        Returns: Json
      }
      save_leave: {
        Args: {
          p_deputy_id: number
          p_ends_on: string
          p_leave_id?: number
          p_reason?: string
          p_staff_id: number
          p_starts_on: string
        }
        Returns: number
      }
      save_message_settings: { Args: { p_settings: Json }; Returns: undefined }
      save_message_template: {
        Args: {
          p_body: string
          p_id: number
          p_subject: string
          p_version?: number
        }
        Returns: Json
      }
      save_minutes: {
        Args: { p_content: string; p_session_id: number; p_version: number }
        Returns: Json
      }
      save_procedure_version: {
        Args: { p_revision: number; p_version: Json; p_version_id: number }
        Returns: Json
      }
      save_reception_day: {
        Args: { p_day: Json; p_id: number }
        Returns: number
      }
      save_report_schedule: {
        Args: { p_id: number; p_values: Json; p_version?: number }
        Returns: {
          agency_id: number | null
          area: string
          at_time: string
          audience: string
          created_at: string
          created_by_id: number | null
          created_by_name: string | null
          day_offset: number
          id: number
          is_active: boolean
          kind_code: string
          period: string
          since_on: string
          updated_at: string
          version: number
        }
        SetofOptions: {
          from: "*"
          to: "report_schedules"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      save_room_settings: { Args: { p_settings: Json }; Returns: undefined }
      save_rule: {
        Args: { p_is_recomputing?: boolean; p_rule: Json }
        Returns: Json
      }
      save_session: {
        Args: { p_session: Json; p_session_id: number; p_version?: number }
        Returns: Json
      }
      save_settings: { Args: { p_settings: Json }; Returns: number }
      save_staff: { Args: { p_staff: Json }; Returns: number }
      save_ticket_fields: {
        Args: { p_ticket_id: number; p_values: Json; p_version?: number }
        Returns: Json
      }
      save_visit: { Args: { p_visit: Json; p_visit_id: number }; Returns: Json }
      schedule_call_back: { Args: { p_call_back: Json }; Returns: Json }
      search_knowledge: {
        Args: {
          p_category_id?: number
          p_limit?: number
          p_only_category?: boolean
          p_query: string
        }
        Returns: {
          agency_id: number
          agency_name: string
          agency_phone: string
          body: string
          category_id: number
          category_name: string
          id: number
          legal_basis: string
          reviewed_on: string
          score: number
          snippet: Json
          source_url: string
          title: string
          title_parts: Json
          use_count: number
          valid_to: string
        }[]
      }
      search_ticket_ids: { Args: { p_query: string }; Returns: number[] }
      secret_names: {
        Args: Record<PropertyKey, never>
        Returns: {
          is_set: boolean
          name: string
          updated_at: string
        }[]
      }
      send_back_answer_draft: {
        Args: { p_remarks: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      send_back_dossier: {
        Args: { p_dossier_id: number; p_reason: string; p_version?: number }
        Returns: Json
      }
      send_test_message: {
        Args: { p_channel: string; p_to: string }
        Returns: number
      }
      session_checklist: { Args: { p_session_id: number }; Returns: Json }
      session_deadlines: {
        Args: { p_session: Json }
        Returns: {
          citation: string
          due_at: string
          is_past: boolean
          name: string
          name_en: string
          rule_code: string
        }[]
      }
      session_guest_contacts: {
        Args: { p_session_id: number }
        Returns: {
          email: string
          full_name: string
          has_email: boolean
          has_phone: boolean
          is_revoked: boolean
          participant_id: number
          phone: string
        }[]
      }
      session_papers: { Args: { p_session_id: number }; Returns: Json }
      set_dossier_fee: {
        Args: {
          p_dossier_id: number
          p_fee_due: number
          p_note: string
          p_version?: number
        }
        Returns: Json
      }
      set_secret: {
        Args: { p_name: string; p_value: string }
        Returns: undefined
      }
      set_staff_active: {
        Args: { p_is_active: boolean; p_staff_id: number }
        Returns: undefined
      }
      shift_state: { Args: Record<PropertyKey, never>; Returns: Json }
      sign_conclusion: {
        Args: { p_session_id: number; p_version?: number }
        Returns: Json
      }
      split_ticket: {
        Args: {
          p_parts: Json
          p_reason?: string
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      stage_import_rows: {
        Args: { p_batch_id: number; p_rows: Json }
        Returns: Json
      }
      start_dossier_draft: {
        Args: {
          p_agency_id: number
          p_language?: string
          p_procedure_id: number
          p_request_id: string
        }
        Returns: Json
      }
      start_import: {
        Args: {
          p_file_name: string
          p_kind: string
          p_layout: string
          p_mapping: Json
          p_time_zone?: string
        }
        Returns: number
      }
      start_procedure_version: {
        Args: { p_procedure_id: number }
        Returns: Json
      }
      start_session: {
        Args: { p_session_id: number; p_version?: number }
        Returns: Json
      }
      submit_answer_draft: {
        Args: { p_answer: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      submit_dossier: {
        Args: { p_dossier: Json; p_draft_token: string }
        Returns: Json
      }
      submit_ticket: { Args: { p_ticket: Json }; Returns: Json }
      succeed_agency: {
        Args: {
          p_agency_id: number
          p_effective_on: string
          p_note?: string
          p_successor_ids: number[]
          p_work_to_id: number
        }
        Returns: number
      }
      suggest_participants: {
        Args: { p_session: Json }
        Returns: {
          agency_id: number
          agency_name: string
          capacity: string
          display_name: string
          job_title: string
          point_id: number
          staff_id: number
        }[]
      }
      supply_clarification: {
        Args: { p_text: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      supply_clarification_publicly: {
        Args: { p_code: string; p_phone: string; p_text: string }
        Returns: Json
      }
      supply_dossier_publicly: {
        Args: { p_text?: string; p_token: string }
        Returns: Json
      }
      supply_supplement: {
        Args: {
          p_documents?: Json
          p_dossier_id: number
          p_note?: string
          p_version?: number
          p_via?: string
        }
        Returns: Json
      }
      suspend_dossier: {
        Args: {
          p_dossier_id: number
          p_expected_on?: string
          p_reason: string
          p_version?: number
        }
        Returns: Json
      }
      take_over_shift: {
        Args: { p_handover_id: number; p_note?: string }
        Returns: Json
      }
      task_actions: { Args: { p_ticket_id: number }; Returns: Json }
      tick_health: { Args: Record<PropertyKey, never>; Returns: Json }
      ticket_actions: { Args: { p_ticket_id: number }; Returns: string[] }
      ticket_lookup_link: { Args: { p_ticket_id: number }; Returns: string }
      transfer_ticket: {
        Args: {
          p_agency_id: number
          p_note: string
          p_officer_id?: number
          p_ticket_id: number
          p_version?: number
        }
        Returns: Json
      }
      undo_import: { Args: { p_batch_id: number }; Returns: number }
      unfollow_ticket: { Args: { p_ticket_id: number }; Returns: boolean }
      unmark_nuisance: {
        Args: { p_mark_id: number; p_reason: string }
        Returns: Json
      }
      unmerge_ticket: {
        Args: { p_reason: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      unpublish_ticket: {
        Args: { p_reason: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      urge_agency: {
        Args: { p_agency_id: number; p_message: string }
        Returns: Json
      }
      urge_ticket: {
        Args: { p_message: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
      waive_session_rule: {
        Args: { p_kind: string; p_reason: string; p_session_id: number }
        Returns: Json
      }
      withdraw_case: {
        Args: { p_case_id: number; p_note: string; p_version?: number }
        Returns: Json
      }
      withdraw_dossier: {
        Args: { p_dossier_id: number; p_reason: string; p_version?: number }
        Returns: Json
      }
      withdraw_rule: { Args: { p_rule_id: number }; Returns: undefined }
      withdraw_ticket: {
        Args: { p_reason: string; p_ticket_id: number; p_version?: number }
        Returns: Json
      }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
} as const
