//! People, material and systems the work needs.

use crate::record;

use super::read::Field;
use super::value::{Count, Rate, ResourceKind};
use super::{CalendarName, Id, LocalText, kind};

record! {
    /// People, material or systems the work needs.
    pub struct Resource: "a resource", "资源" {
        id: Field<Id<{ kind::RESOURCE }>>,
            "Unique id that tasks refer to.",
            "唯一编号，供任务引用。";
        title: Field<LocalText>, [required]
            "The resource in a few words.",
            "资源名称。";
        kind: Field<ResourceKind>,
            "People, material, equipment, a system or an external partner.",
            "类别：人员、物资、设备、系统或外部。";
        capacity: Field<Count>,
            "How many there are at a time.",
            "同时可用的数量。";
        rate: Field<Rate>,
            "What one of it costs: 600元/d.",
            "单位费率：600元/d。";
        calendar: Field<CalendarName>,
            "The days the resource is there, if not the plan's; tasks without a calendar whose resources all have this one are worked on these days.",
            "资源所用日历（与方案不同时填写）；任务未写日历、所用资源又都是同一日历的，按它排期。";
    }
}
