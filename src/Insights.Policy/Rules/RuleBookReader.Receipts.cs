namespace Insights.Policy.Rules;

/// <summary>Who tells that a programme was received.</summary>
internal sealed partial class RuleBookReader
{
    /// <summary>What counts as received: needed where registers of services tell it, a reason where nothing does, nothing where pay lists do.</summary>
    private static (ServiceReceipt? Service, BilingualText? Meaning) Received(PolicyYaml yaml, string receipts)
    {
        var ofServices = receipts == "services";
        if (receipts == "payments" && yaml.Has("received"))
        {
            yaml.Fault("received", "pay lists say who received it; take “received” away, or write “receipts: services”");
            return default;
        }

        if (!ofServices && !yaml.Has("received"))
        {
            return default;
        }

        if ((ofServices ? yaml.Map("received", "feed", "months", "zh", "en") : yaml.Map("received", "zh", "en")) is not { } map)
        {
            return default;
        }

        var meaning = new BilingualText(map.Text("zh"), map.Text("en"));
        if (!ofServices)
        {
            return (null, meaning);
        }

        var months = map.Count("months");
        if (months < 1)
        {
            map.Fault("months", "“months” is at least 1: the as-of month itself; write “months: 1”");
        }

        return (new(map.Text("feed"), months), meaning);
    }
}
