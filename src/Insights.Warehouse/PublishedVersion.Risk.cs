using Insights.Warehouse.Rows;

namespace Insights.Warehouse;

public sealed partial class PublishedVersion
{
    /// <summary>Null in a version made before there was a ranking.</summary>
    public RiskCard? RiskCard() => Since<RiskCard>("mart_risk_card", "risk_card") is [var card, ..] ? card : null;

    public IReadOnlyList<RiskLift> RiskLifts() => Rows<RiskLift>("risk_lift");

    public IReadOnlyList<RiskCalibration> RiskCalibrations() => Rows<RiskCalibration>("risk_calibration");

    public IReadOnlyList<RiskFairness> RiskFairness() => Rows<RiskFairness>("risk_fairness");

    public IReadOnlyList<RiskImportance> RiskImportances() => Rows<RiskImportance>("risk_importance");

    /// <summary>The city and its towns.</summary>
    public IReadOnlyList<VisitRow> Visits() => Rows<VisitRow>("visits");

    public IReadOnlyList<VisitReason> VisitReasons() => Rows<VisitReason>("visit_reasons");

    /// <summary>The doors of one town in order. Personal data: for the officer's workbook at the command line, never for a page.</summary>
    public IReadOnlyList<VisitDoor> VisitOrder(string town) => Rows<VisitDoor>("visit_order", ("town", town));

    public IReadOnlyList<AnomalyRow> Anomalies() => Since<AnomalyRow>("mart_anomaly", "anomalies");

    public IReadOnlyList<AnomalyWatch> AnomalyWatch() => Since<AnomalyWatch>("mart_anomaly_watch", "anomaly_watch");
}
