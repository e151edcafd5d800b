using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>An outlet by HTTP has addresses that can be asked, and a status that can be read.</summary>
internal static class HttpPowerCheck
{
    /// <summary>A deed is given up after 30 s.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    public static void Check(ReadFile<RigConfig> file, string station, HttpPowerConfig http)
    {
        string[] place = ["stations", station, "power", "http"];
        CheckUrl(file, http.On.Url, [.. place, "on"]);
        CheckUrl(file, http.Off.Url, [.. place, "off"]);
        foreach (var (word, request) in new[] { ("on", http.On), ("off", http.Off) })
        {
            if (request.Method is not ("GET" or "POST" or "PUT" or "PATCH"))
            {
                file.At($"unknown method \"{request.Method}\"; {NearestWord.Hint(request.Method, ["GET", "POST", "PUT", "PATCH"])}", [.. place, word, "method"]);
            }
        }

        if (http.Within <= TimeSpan.Zero || http.Within > Longest)
        {
            file.At($"an answer may take 1ms to {DurationText.Format(Longest)}", [.. place, "within"]);
        }

        if (http.User is null != http.PasswordFile is null)
        {
            file.At("user and password-file go together", place);
        }

        if (http.Status is { } status)
        {
            CheckUrl(file, status.Url, [.. place, "status", "url"]);
            CheckStatus(file, status, [.. place, "status"]);
        }
    }

    private static void CheckStatus(ReadFile<RigConfig> file, HttpStatusConfig status, string[] place)
    {
        if (status is { Pointer: not null, Pattern: not null })
        {
            file.At("the word is found by pointer or by pattern: leave one out", place);
        }

        if (status.Pointer is { } pointer && !pointer.StartsWith('/'))
        {
            file.At($"\"{pointer}\" is no JSON pointer such as /relays/0/ison", [.. place, "pointer"]);
        }

        if (status.Pattern is { } pattern && Fault(pattern) is { } fault)
        {
            file.At(fault, [.. place, "pattern"]);
        }

        if (status.On == status.Off)
        {
            file.At($"on and off are both \"{status.On}\": nothing would tell them apart", place);
        }
    }

    private static void CheckUrl(ReadFile<RigConfig> file, string url, string[] place)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            file.At($"\"{url}\" is no address such as http://192.168.1.3/relay/0?turn=on", place);
        }
        else if (address.UserInfo.Length > 0)
        {
            file.At("a password in an address would be seen in reports: write user and password-file instead", place);
        }
    }

    private static string? Fault(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking).GetGroupNumbers().Length > 1 ? null : "the pattern has no group: put ( ) around the word";
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return $"no regular expression that can be used: {wrong.Message}";
        }
    }
}
