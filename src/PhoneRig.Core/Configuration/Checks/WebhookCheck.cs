namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A webhook has an address that can be asked, and something to tell.</summary>
internal sealed class WebhookCheck : ICheck<RigConfig>
{
    /// <summary>A rig that is shut down waits for no answer, and one that is told of late is told of in vain: our choice.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Webhook is not { } hook)
        {
            return;
        }

        if (!Uri.TryCreate(hook.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
        {
            file.At($"\"{hook.Url}\" is no address such as https://example.org/phonerig", "webhook", "url");
        }
        else if (address.UserInfo.Length > 0)
        {
            file.At("a password in an address would be seen in reports: write token-file instead", "webhook", "url");
        }

        if (hook.Tells.IsEmpty)
        {
            file.At("nothing is told: name verdict, quarantine or end, or leave tells out for all", "webhook", "tells");
        }

        if (hook.Within <= TimeSpan.Zero || hook.Within > Longest)
        {
            file.At($"an answer may take 1ms to {DurationText.Format(Longest)}", "webhook", "within");
        }
    }
}
